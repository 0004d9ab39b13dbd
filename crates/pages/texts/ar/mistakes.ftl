# أخطاء حزم الخدمات: سبب الخطأ وما ينبغي فعله. المفاتيح والوسائط هي نفسها في domain::package.

mistake-bad-color = «{ $value }» ليس لوناً.
mistake-bad-color-remedy = اكتب # وستة أرقام ست عشرية بين علامتي اقتباس، مثل "#0B6E75".
mistake-bad-date = «{ $value }» ليس تاريخاً ميلادياً بالشكل المطلوب هنا.
mistake-bad-date-remedy = اكتب السنة والشهر واليوم بالميلادي على شكل YYYY-MM-DD، مثل 2027-03-21 للأول من فروردين ١٤٠٦.
mistake-bad-hours = «{ $value }» ليس مدة زمنية بالساعات.
mistake-bad-hours-remedy = اكتب وقتين بين علامتي اقتباس، الأبكر أولاً، مثل "07:30-14:00". لا تكتب أيام الإغلاق.
mistake-bad-id = لا يصلح «{ $id }» معرّفاً.
mistake-bad-id-remedy = استعمل حروفاً لاتينية صغيرة وأرقاماً؛ النمط هو { $pattern }.
mistake-bad-identifier = «{ $value }» ليس { $key ->
    [national_number] رقماً وطنياً صحيحاً
    [mobile] رقم جوال صحيحاً
    [passport] رقم جواز سفر صحيحاً
    [email] بريداً إلكترونياً صحيحاً
    [country] رمز بلد صحيحاً
   *[other] اسم دخول صحيحاً
    }.
mistake-bad-identifier-remedy = { $key ->
    [national_number] اكتب عشرة أرقام برقم تحقق صحيح بين علامتي اقتباس.
    [mobile] اكتب رقم جوال إيرانياً بين علامتي اقتباس، مثل "09150000001".
    [passport] اكتب من ٥ إلى ١٥ حرفاً لاتينياً ورقماً.
    [email] اكتب عنواناً مثل name@example.org.
    [country] اكتب حرفين كبيرين من ISO 3166، مثل IQ.
   *[other] استعمل حروفاً لاتينية صغيرة وأرقاماً ونقاطاً وشرطات، وابدأ بحرف.
    }
mistake-color-contrast = النص الأبيض على { $value } صعب القراءة؛ التباين { $contrast }.
mistake-color-contrast-remedy = اختر لوناً أغمق. يجب ألا يقل التباين مع الأبيض عن 4.5.
mistake-control-character = في هذا النص حرف تحكم غير مرئي.
mistake-control-character-remedy = أعد كتابة النص يدوياً؛ كثيراً ما تأتي هذه الحروف عند النسخ من برامج أخرى.
mistake-duplicate-id = المعرّف «{ $id }» مستعمل من قبل في { $file }، السطر { $line }.
mistake-duplicate-id-remedy = أعطِ أحدهما معرّفاً آخر.
mistake-duplicate-key = المفتاح «{ $key }» مكرر هنا.
mistake-duplicate-key-remedy = أبقِ أحدهما واحذف الآخر.
mistake-empty-file = الملف فارغ.
mistake-empty-file-remedy = اكتب محتواه أو احذف الملف.
mistake-empty-list = يحتاج «{ $key }» إلى عنصر واحد على الأقل.
mistake-empty-list-remedy = أضف عنصراً تحت «{ $key }».
mistake-empty-text = لا يوجد نص هنا.
mistake-empty-text-remedy = اكتب النص، أو احذف المفتاح إن كان اختيارياً. والنص الذي يبدأ بـ # يوضع بين علامتي اقتباس (").
mistake-examples-missing = ليس للخدمة تحت examples مثال من نوع: { $lists }.
mistake-examples-missing-remedy = اكتب تحت «valid» مجموعة كاملة من الإجابات الصحيحة على الأقل، وتحت «invalid» جواباً خاطئاً واحداً على الأقل مع سبب رفضه. وإلى أن يتم ذلك تُبقي status: draft الخدمة غير معروضة.
mistake-example-accepted = يتوقع المثال «{ $name }» رفض جواب «{ $question }» بسبب { $expected }، لكنه يُقبل.
mistake-example-accepted-remedy = اجعل الجواب خاطئاً، أو شدّد السؤال، أو احذف هذا التوقع.
mistake-example-other = في المثال «{ $name }» يُرفض جواب «{ $question }» بسبب { $found } لا { $expected }.
mistake-example-other-remedy = صحّح الجواب أو اكتب { $found }.
mistake-example-refused = يجب أن يكون المثال «{ $name }» صحيحاً، لكن جواب «{ $question }» يُرفض: { $found }.
mistake-example-refused-remedy = صحّح الجواب في المثال أو السؤال في الاستمارة.
mistake-example-unexpected = في المثال «{ $name }» يُرفض جواب «{ $question }» أيضاً: { $found }.
mistake-example-unexpected-remedy = صحّح ذلك الجواب، أو أضف { $found } للسؤال «{ $question }» تحت expect.
mistake-fee-negative = قد يصبح هذا الرسم سالباً{ $values ->
    [none] .
   *[other] ، مثلاً مع { $values }.
    }
mistake-fee-negative-remedy = اكتب max(0, …) أو ضع حدوداً دنيا للأسئلة.
mistake-instalments-without-fees = الأقساط تقسم مجموع الرسوم، وليس لهذه الخدمة رسوم.
mistake-instalments-without-fees-remedy = أضف fees أو احذف instalments.
mistake-file-too-large = الملف أكبر من { $kilobytes } كيلوبايت.
mistake-file-too-large-remedy = لا يزيد ملف الحزمة على { $kilobytes } كيلوبايت. اكتب كل خدمة وكل جهة في ملف مستقل؛ وإن كان هذا الملف خدمة واحدة فاختصر قوائمه ونصوصه.
mistake-id-not-file-name = المعرّف «{ $id }» ليس اسم ملفه أو مجلده «{ $expected }».
mistake-id-not-file-name-remedy = اكتب «{ $expected }» معرّفاً، أو غيّر اسم الملف أو المجلد.
mistake-key-not-text = يجب أن يكون المفتاح كلمة بسيطة.
mistake-key-not-text-remedy = ضع كلمة مكان القائمة أو الخريطة قبل النقطتين.
mistake-language-version = كُتبت الحزمة بالإصدار { $found } من لغة الحزم؛ وهذا البرنامج يقرأ الإصدار { $supported }.
mistake-language-version-remedy = استعمل برنامجاً يقرأ الإصدار { $found }، أو أعد كتابة الحزمة للإصدار { $supported }.
mistake-listed-twice = ورد «{ $value }» في هذه القائمة مرتين.
mistake-listed-twice-remedy = احذف أحدهما.
mistake-group-type = لا يتسع صف المجموعة لسؤال من النوع «{ $type }».
mistake-group-type-remedy = استعمل نوعاً يتسع له حقل واحد، أو أخرج السؤال من المجموعة.
mistake-min-over-max = أصغر قيمة ({ $min }) أكبر من أكبر قيمة ({ $max }).
mistake-min-over-max-remedy = صحّح min أو max. ما لا تكتبه له قيمة افتراضية.
mistake-missing-key = ينقص هنا «{ $key }».
mistake-missing-key-remedy = أضف المفتاح «{ $key }» مع قيمته.
mistake-missing-language = تنقص هنا اللغة «{ $language }».
mistake-missing-language-remedy = أضف «{ $language }». يجب أن يكون لكل نص جميع اللغات المعلنة، والفارسية دائماً.
mistake-need-changed = الحزمة «{ $id }» ليست هي المكتوبة هنا: بصمة محتواها { $found }.
mistake-need-changed-remedy = انظر ما تغيّر بالأمر dargah package diff ثم اكتب هذه البصمة هنا، أو خذ الحزمة الصحيحة.
mistake-need-missing = الحزمة «{ $id }» التي تحتاج إليها هذه الحزمة غير موجودة هنا.
mistake-need-missing-remedy = ضع مجلدها إلى جانب هذه الحزمة، أو أعطِ ملفها معها. ولا يُفحص ما يشير إليها قبل ذلك.
mistake-no-deciding-stage = لا يمكن اتخاذ القرار في أي من هذه المراحل.
mistake-no-deciding-stage-remedy = احذف «decides: false» من مرحلة واحدة على الأقل.
mistake-no-decisions = ليس للخدمة قرارات، فلا ينتهي أي ملف.
mistake-no-decisions-remedy = أضف قراراً واحداً على الأقل مع أسبابه وخطابه.
mistake-no-grounds = ليس للقرار أسباب.
mistake-no-grounds-remedy = أضف سبباً واحداً على الأقل؛ يجب أن يبيّن كل قرار سببه.
mistake-no-options = لا توجد خيارات.
mistake-no-options-remedy = أضف خياراً واحداً على الأقل مع id و label.
mistake-no-package = ليس في المجلد «{ $folder }» ملف package.yaml.
mistake-no-package-remedy = أضف package.yaml وفيه language و id و title.
mistake-no-questions = لا توجد أسئلة هنا.
mistake-no-questions-remedy = أضف سؤالاً واحداً على الأقل؛ يحتاج كل قسم إلى سؤال.
mistake-no-stages = ليس للخدمة مراحل.
mistake-no-stages-remedy = أضف مرحلة واحدة على الأقل مع الوحدة التي تعمل فيها.
mistake-no-working-day = الأيام السبعة كلها عطلة؛ فلن تعمل الجهة أبداً ولن تنتهي مهلة.
mistake-no-working-day-remedy = احذف من القائمة الأيام التي تعمل فيها.
mistake-works-without-hours = تعمل الجهة في هذه الأيام بحسب عطلتها الأسبوعية، وهي مغلقة فيها بحسب ساعات عملها: { $days }. وقد تنتهي مهلة في يوم لا أحد فيه هناك.
mistake-works-without-hours-remedy = اكتب ساعات العمل في هذه الأيام، أو أوردها في «weekend» ضمن «own_days» للجهة مع سائر أيام عطلتها.
mistake-other-clocks = تُذكر الأيام والأوقات بتوقيت إيران أينما كانت الجهة؛ ومع فارق آخر تُحسب المهلة بتوقيت وتُذكر بتوقيت آخر.
mistake-other-clocks-remedy = اكتب { $minutes }.
mistake-not-a-file = «{ $path }» ليس ملفاً: هو وصلة أو مجلد أو شيء آخر لا يُقرأ.
mistake-not-a-file-remedy = ضع الملف نفسه مكان الوصلة، أو احذفها.
mistake-not-utf8 = الملف ليس نصاً بترميز UTF-8.
mistake-not-utf8-remedy = احفظه من جديد بترميز UTF-8.
mistake-not-yaml = لا يمكن قراءة الملف بصيغة YAML من هنا. يقول قارئ YAML: «{ $detail }»
mistake-not-yaml-remedy = انظر إلى المسافات وعلامات الاقتباس والأقواس في هذا السطر والسطر الذي قبله.
remedy-allowed = المسموح به هنا: { $allowed }.
remedy-nothing-near = لم يُعرَّف هنا شيء بهذا الاسم أو باسم قريب منه. صحّحه أو عرّفه؛ وإن كان في حزمة أخرى فأعطِ الحزم كلها معاً.
mistake-out-of-range = العدد ليس بين { $min } و{ $max }.
mistake-out-of-range-remedy = اكتب عدداً من { $min } إلى { $max }.
mistake-over-ceiling = قد تبلغ الرسوم { $found ->
    [few] { $found } ريالات
    [many] { $found } ريالاً
   *[other] { $found } ريال
    }، وأقصى ما يُسمح به (cost.most) هو { $most ->
    [few] { $most } ريالات
    [many] { $most } ريالاً
   *[other] { $most } ريال
    }.
mistake-over-ceiling-remedy = خفّض المبلغ، أو ضع له حداً في العبارة: min(…, { $most }).
mistake-required-after-optional = الجزء «{ $id }» لازم لكنه يأتي بعد جزء يجوز تركه.
mistake-required-after-optional-remedy = انقل الأجزاء ذات «required: false» إلى آخر القائمة.
mistake-same-label = الخيار «{ $id }» اسمه أيضاً «{ $label }»؛ ولا يميّز بينهما في قائمة يُبحث فيها.
mistake-same-label-remedy = أضف إلى أحدهما ما يميّزه، مثل اسم القضاء.
mistake-several-documents = تبدأ هنا وثيقة YAML ثانية.
mistake-several-documents-remedy = احذف السطر «---»، أو انقل ما بعده إلى ملف مستقل.
mistake-show-if-question = «{ $question }» ليس سؤالاً سابقاً من نوع yes_no أو choice.
mistake-show-if-question-remedy = اذكر سؤالاً يسبق هذا السؤال وله أحد هذين النوعين. الأقرب: «{ $nearest }».
mistake-year-of-other-calendar = { $calendar ->
    [persian] كُتب «{ $value }» بشرطات مائلة، فيكون سنة شمسية في مستقبل بعيد جداً.
   *[gregorian] كُتب «{ $value }» بشرطات أفقية، فيكون سنة ميلادية في ماضٍ بعيد جداً.
    }
mistake-year-of-other-calendar-remedy = اكتب اليوم الشمسي بشرطات مائلة، مثل 1406/01/01، واليوم الميلادي بشرطات أفقية، مثل 2027-03-21.
mistake-no-such-day-of-month = لا يوجد يوم «{ $value }» في التقويم { $calendar ->
    [persian] الشمسي
   *[gregorian] الميلادي
    }: عدد أيام الشهر { $month } هو { $days }.
mistake-no-such-day-of-month-remedy = اكتب يوماً من ١ إلى { $days }. ولأول يوم ينتهي فيه العمل بشيء اكتب أول الشهر التالي.
mistake-row-ends-before = لا يسري هذا الصف في أي يوم: ينتهي في يوم بدايته أو قبله.
mistake-row-ends-before-remedy = صحّح «from» أو «until»؛ «until» هو أول يوم لا يسري فيه الصف.
mistake-cell-not-an-option = «{ $value }» ليس من الإجابات التي يُبحث بها في هذا العمود، فلا يُستعمل هذا الصف أبداً.
mistake-cell-not-an-option-remedy = اكتب واحداً منها: { $allowed }. أقربها «{ $nearest }».
mistake-table-overlap = صفّان في هذا الجدول يسريان في الأيام نفسها وللمفاتيح نفسها؛ أولهما في السطر { $line }.
mistake-table-overlap-remedy = غيّر أيام أحدهما أو مفاتيحه.
mistake-text-too-long = عدد أحرف النص { $length }؛ والحد الأقصى { $max }.
mistake-text-too-long-remedy = اختصره.
mistake-too-deep = القوائم والخرائط متداخلة أكثر من { $max } مستوى.
mistake-too-deep-remedy = ابحث عن قوس لم يُغلق أو عن مسافة بادئة خاطئة.
mistake-too-many = عدد «{ $key }» أكبر من { $max }.
mistake-too-many-remedy = اسأل أقل، أو قسّم الخدمة إلى عدة خدمات.
mistake-unexpected-file = لا مكان في الحزمة للملف «{ $path }».
mistake-unexpected-file-remedy =
    في الحزمة package.yaml و calendars.yaml و life_events.yaml ومجلدا agencies و services وفيهما ملفات yaml فقط. غيّر اسم
    الملف أو مكانه أو احذفه.
mistake-unknown-icon = لا أيقونة باسم «{ $icon }».
mistake-unknown-icon-remedy = أقرب أيقونة هي «{ $nearest }». والقائمة في docs/package-language.md.
mistake-unknown-key = لا معنى للمفتاح «{ $key }» هنا.
mistake-unknown-key-remedy = أقرب مفتاح هو «{ $nearest }». المسموح هنا: { $allowed }.
mistake-unknown-language = «{ $code }» ليس رمز لغة.
mistake-unknown-language-remedy = اكتب حرفين صغيرين من ISO 639-1، مثل fa أو en أو ar.
mistake-unknown-placeholder = ليس في الخطاب موضع باسم «{ $name }».
mistake-unknown-placeholder-remedy = استعمل هذه فقط: { $allowed }.
mistake-unknown-reference = { $kind ->
    [agency] لا توجد جهة معرّفها
    [unit] لا توجد في هذه الجهة وحدة معرّفها
    [calendar] لا يوجد تقويم معرّفه
    [life-event] لا يوجد حدث حياتي معرّفه
    [bill] لا يوجد قبل هذا السؤال سؤال من نوع bill_id معرّفه
    [question] لا يوجد في هذه الاستمارة سؤال معرّفه
    [stage] لا توجد مرحلة معرّفها
    [outcome] لا توجد لهذه المهمة نتيجة معرّفها
    [decision] لا يوجد قرار معرّفه
    [ground] لا يوجد لهذا القرار سبب معرّفه
    [type] لا يوجد نوع خدمة معرّفه
    [service] لا توجد خدمة معرّفها
   *[evidence] لا يوجد في هذه الخدمة مستند معرّفه
    } «{ $id }».
mistake-unknown-reference-remedy = تحقق من الكتابة؛ أقرب معرّف هو «{ $nearest }». إن كان في حزمة أخرى فقدّم جميع الحزم معاً.
mistake-value-not-allowed = «{ $value }» ليس من القيم المسموح بها هنا.
mistake-value-not-allowed-remedy = المسموح: { $allowed }.
mistake-wider-audience = نوع هذه الخدمة لا يشمل «{ $value }» ({ $file }، السطر { $line }).
mistake-wider-audience-remedy = التزم بـ { $allowed }، أو اطلب من ناشر النوع أن يوسّعه.
mistake-wider-cost = { $rials ->
    [few] { $rials } ريالات
    [many] { $rials } ريالاً
   *[other] { $rials } ريال
    } أكثر مما يسمح به نوع هذه الخدمة: { $most } ريال ({ $file }، السطر { $line }).
mistake-wider-cost-remedy = اكتب { $most } أو أقل.
mistake-wider-decision = ليس في نوع هذه الخدمة قرار «{ $id }» ({ $file }، السطر { $line }).
mistake-wider-decision-remedy = استعمل قرارات النوع: { $allowed }.
mistake-wider-demand = نوع هذه الخدمة يطلب المستند «{ $id }» من عدد أقل أو يجعله اختيارياً ({ $file }، السطر { $line }).
mistake-wider-demand-remedy = اكتب «required» و«show_if» لهذا السؤال كما في النوع، أو اكتب «required: false».
mistake-wider-evidence = نوع هذه الخدمة لا يطلب المستند «{ $id }» ({ $file }، السطر { $line }).
mistake-wider-evidence-remedy = احذفه. المسموح في النوع: { $allowed }.
mistake-wider-fee = ليس في نوع هذه الخدمة رسم «{ $id }» ({ $file }، السطر { $line }).
mistake-wider-fee-remedy = احذفه. المسموح في النوع: { $allowed }.
mistake-wider-form = نوع هذه الخدمة لا يسمح لها بأن تضيف قواعد من عندها تحت «{ $key }» ({ $file }، السطر { $line }).
mistake-wider-form-remedy = احذف القاعدة. القانون يحدد من يحصل على الخدمة وما يُشترط في الإجابات؛ ولا يترك أكثر من ذلك للخدمة إلا نوع فيه «local: [{ $key }]».
mistake-wider-ground = ليس في نوع هذه الخدمة سبب كهذا لهذا القرار: «{ $id }» ({ $file }، السطر { $line }).
mistake-wider-ground-remedy = استعمل أسباب النوع: { $allowed }.
mistake-wider-key = ما يرد تحت «{ $key }» يتجاوز نوع هذه الخدمة ({ $file }، السطر { $line }).
mistake-wider-key-remedy = احذفه: النوع وحده يقوله والخدمة ترثه.
mistake-wider-outcome = لهذا القرار في نوع الخدمة نتيجة أخرى: { $allowed } ({ $file }، السطر { $line }).
mistake-wider-outcome-remedy = اكتب { $allowed } أو احذف السطر؛ الخدمة ترثه.
mistake-wider-question = نوع هذه الخدمة لا يسأل عن «{ $id }»، أو يسأل عنه عدداً أقل، أو يجعل الجواب اختيارياً ({ $file }، السطر { $line }).
mistake-wider-question-remedy = اكتب «required: false»، أو اكتب «required» و«show_if» كما في النوع. لا تكون للخدمة أسئلة إلزامية من عندها إلا إذا قال نوعها «local: [questions]».
mistake-wider-source = بحسب نوع هذه الخدمة تحصل الجهة على «{ $id }» بنفسها ({ $file }، السطر { $line }).
mistake-wider-source-remedy = احذف السطر: لا يُطلب من الناس ما تحصل عليه الجهة بنفسها.
mistake-wider-stop = بحسب نوع هذه الخدمة لا تتوقف المهلة أثناء مهمة من النوع «{ $kind }» ({ $file }، السطر { $line }).
mistake-wider-stop-remedy = احذف «stops_clock». لا يسمح النوع بالتوقف إلا في: { $allowed }.
mistake-wider-hands-to = بحسب نوع هذه الخدمة لا تُحال ملفاتها إلى الجهة «{ $agency }» ({ $file }، السطر { $line }).
mistake-wider-hands-to-remedy = احذفها. يذكر النوع هذه الجهات: { $allowed }.
mistake-shorter-answer = مدة جواب مقدّم الطلب، وهي { $days } ({ $count ->
    [calendar] أيام تقويمية
   *[working] أيام عمل
    })، أقصر من المدة في نوع هذه الخدمة، وهي { $least } ({ $least_count ->
    [calendar] أيام تقويمية
   *[working] أيام عمل
    })، أو لا تُقارن بها ({ $file }، السطر { $line }).
mistake-shorter-answer-remedy = اكتب { $least } أو أكثر، محسوبةً كما يحسب النوع. لا يجوز للخدمة إلا أن تعطي الناس مدة أطول.
mistake-shorter-objection = مدة الاعتراض، وهي { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })، أقصر من المدة في نوع هذه الخدمة، وهي { $least } ({ $least_count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })، أو لا تُقارن بها ({ $file }، السطر { $line }).
mistake-shorter-objection-remedy = اكتب { $least } أو أكثر، محسوبةً كما يحسب النوع. لا يجوز للخدمة إلا أن تعطي الناس مدة أطول.
mistake-objection-left-out = يمنح نوع هذه الخدمة الناس حق الاعتراض ({ $file }، السطر { $line })، ولا تقول هذه الخدمة من ينظر فيه.
mistake-objection-left-out-remedy = اكتب «objection» مع «stages»؛ وما لا تقوله الخدمة يقوله النوع.
mistake-objection-silence-refuses = السكوت عن الاعتراض يؤدي إلى رفض الطلب: «{ $decision }». فقد يخسر القبولَ من اعترض عليه.
mistake-objection-silence-refuses-remedy = اكتب «silence: upheld» ليبقى القرار، أو اذكر قراراً يقبل الطلب.
mistake-unanswered-ground-with-condition = للسبب «{ $ground }» شرط قد لا يتحقق حين لا يجيب أحد، فقد يخالف الخطاب ما هو مسجل في الملف.
mistake-unanswered-ground-with-condition-remedy = اذكر سبباً بلا «when»، والأفضل سبب فيه «silence: true» لا يختاره أي موظف.
mistake-silence-ground-with-condition = للسبب «{ $ground }» شرط قد لا يتحقق حين تنقضي المهلة، فقد يخالف الخطاب ما هو مسجل في الملف.
mistake-silence-ground-with-condition-remedy = اذكر سبباً بلا «when»، والأفضل سبب فيه «silence: true» لا يختاره أي موظف.
mistake-letter-answer-may-be-missing = يذكر هذا الخطاب جواب «{ $question }»، وقد لا يوجد: فالسؤال غير إلزامي أو لا يُطرح دائماً.
mistake-letter-answer-may-be-missing-remedy = اذكر سؤالاً يُطرح دائماً ويلزم جوابه، أو اجعل هذا السؤال كذلك.
mistake-letter-without-ground = لا يذكر هذا الخطاب سبب القرار.
mistake-letter-without-ground-remedy = اكتب { "{" }ground{ "}" } حيث يذكر الخطاب السبب: من يُرفض طلبه يجب أن يعرف لماذا، ومن عدة أسباب يجب أن يتضح أيها كان.
mistake-letter-not-signed = لا يمكن أن يكون للنتيجة «{ $outcome }» خطاب: لا يُوقَّع بها شيء.
mistake-letter-not-signed-remedy = اكتب «letter» عند النتيجة الأولى وحدها لمهمة من النوع sign، فمعناها أنه وُقّع.
mistake-letter-by-silence = للنتيجة «{ $outcome }» خطاب، وبالسكوت لا يوقّعه أحد.
mistake-letter-by-silence-remedy = احذف «silence» أو اذكر نتيجة أخرى.
mistake-wider-time = { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    }) قد تكون أطول مما يسمح به نوع هذه الخدمة: { $most } ({ $most_count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    }) ({ $file }، السطر { $line }).
mistake-wider-time-remedy = اكتب { $most } أو أقل، محسوبةً كما يحسب النوع.
mistake-wrong-type = يجب أن يكون هذا { $expected ->
    [text] نصاً
    [texts] نصاً بعدة لغات
    [list] قائمة
    [map] خريطة مفاتيح وقيم
    [number] عدداً صحيحاً
   *[boolean] true أو false
    }، لكنه { $found ->
    [text] نص
    [list] قائمة
    [map] خريطة
   *[nothing] فارغ
    }.
mistake-wrong-type-remedy = { $expected ->
    [text] اكتب نصاً واحداً.
    [texts] اكتب النص لكل لغة، مثل {"{"}fa: …, en: …{"}"}.
    [list] اكتب كل عنصر في سطر يبدأ بـ «- »، أو ضع الجميع بين [ ].
    [map] اكتب أسطراً على شكل «مفتاح: قيمة».
    [number] اكتب العدد بأرقام لاتينية ودون علامات اقتباس.
   *[boolean] اكتب true أو false دون علامات اقتباس.
    }
mistake-yaml-after-quote = ورد شيء بعد علامة الاقتباس الختامية.
mistake-yaml-after-quote-remedy = ضع القيمة كلها بين علامتي اقتباس، واكتب الاقتباس داخل النص هكذا: «».
mistake-yaml-alias = مراجع YAML ‏(*اسم) ليست من لغة الحزم.
mistake-yaml-alias-remedy = اكتب القيمة نفسها.
mistake-yaml-anchor = علامات الربط في YAML ‏(&اسم) ليست من لغة الحزم.
mistake-yaml-anchor-remedy = احذف العلامة، أو ضع القيمة بين علامتي اقتباس إن كانت تبدأ بـ &.
mistake-yaml-bracket = قوس فُتح ولم يُغلق، أو تنقص فاصلة بداخله.
mistake-yaml-bracket-remedy = أغلق [ ] و {"{"} {"}"} في هذا السطر والأسطر التي قبله، وضع فاصلة لاتينية (,) بين العناصر.
mistake-yaml-colon = في هذه القيمة نقطتان تُعدّان مفتاحاً جديداً.
mistake-yaml-colon-remedy = إن كانت النقطتان من النص فضع القيمة كلها بين علامتي اقتباس (")، وإلا فاكتب المفتاح في سطر جديد.
mistake-yaml-indent = المسافة البادئة لهذا السطر لا توافق الأسطر التي قبله.
mistake-yaml-indent-remedy = اكتب مفاتيح الخريطة وعناصر القائمة بعضها تحت بعض، وقبلها عدد المسافات نفسه.
mistake-yaml-quote = علامة اقتباس فُتحت ولم تُغلق حتى آخر الملف.
mistake-yaml-quote-remedy = ضع علامة الاقتباس (") في آخر القيمة؛ وانظر إلى السطر الذي فُتحت فيه.
mistake-yaml-tab = استُعملت هنا علامة الجدولة Tab بدل المسافات.
mistake-yaml-tab-remedy = اجعل المسافة البادئة مسافاتٍ عادية، واضبط المحرر ليضع مسافتين بدل Tab.
mistake-yaml-tag = وسوم YAML ‏(!اسم) ليست من لغة الحزم.
mistake-yaml-tag-remedy = احذف الوسم، أو ضع القيمة بين علامتي اقتباس إن كانت تبدأ بـ !.

# أخطاء الحزم
mistake-days-and-hours = المهلة إما بالأيام وإما بالساعات.
mistake-days-and-hours-remedy = اكتب ‏«days» و«count» فقط، أو «hours» فقط.
mistake-not-with-tasks = ليس للمرحلة ذات المهام «{ $key }».
mistake-not-with-tasks-remedy = احذفه: المهام تبيّن من يعمل وأين يُتخذ القرار.
mistake-only-with-tasks = لا معنى لـ«{ $key }» إلا في مرحلة ذات مهام.
mistake-only-with-tasks-remedy = اكتب المهام تحت «tasks» أو احذف هذا المفتاح.
mistake-task-without-outcomes = ليس للمهمة «{ $id }» نتائج يُختار منها.
mistake-task-without-outcomes-remedy = اكتب نتيجة واحدة على الأقل تحت «outcomes».
mistake-decide-has-outcomes = ليس لمهمة القرار نتائج خاصة بها.
mistake-decide-has-outcomes-remedy = احذف «outcomes»: القرارات تحت «decisions».
mistake-silence-without-limit = لا معنى للسكوت بلا مهلة.
mistake-silence-without-limit-remedy = اكتب «limit» لهذه المهمة أو احذف «silence».
mistake-task-named-like-question = للمهمة «{ $id }» معرّف سؤال.
mistake-task-named-like-question-remedy = اختر للمهمة معرّفاً آخر لتكون العبارات واضحة.
mistake-by-question = «{ $question }» ليس سؤال اختيار يُجاب عنه دائماً.
mistake-by-question-remedy = سمِّ سؤالاً إلزامياً من نوع choice بلا شرط.
mistake-option-without-unit = لا وحدة للخيار «{ $option }».
mistake-option-without-unit-remedy = اكتب وحدة لكل خيار تحت «units».
mistake-rule-without-condition = بعد قاعدة بلا شرط لا يصل الدور إلى ما بعدها.
mistake-rule-without-condition-remedy = أعطِ هذه القاعدة «when» أو ضعها في الآخر.
mistake-last-rule-with-condition = للقاعدة الأخيرة شرط: إن لم يتحقق شرط بقي الملف مكانه.
mistake-last-rule-with-condition-remedy = اكتب في الآخر قاعدة بلا «when».
mistake-one-way = كل قاعدة تؤدي إلى مكان واحد بالضبط.
mistake-one-way-remedy = اكتب واحداً من «to» أو «correct» أو «decide» أو «transfer».
mistake-contract-ends-before = ينتهي العقد قبل أن يبدأ.
mistake-contract-ends-before-remedy = صحّح «until».

# ما يمنع تنفيذ الخدمة
mistake-objection-without-decision = مراحل الاعتراض لا تصل إلى قرار.
mistake-objection-without-decision-remedy = ضع في إحداها مهمة من نوع decide.
mistake-dead-end = لا طريق إلى قرار من المرحلة «{ $stage }». أحد الطرق إليها: { $path }
mistake-dead-end-remedy = اتخذ القرار في هذه المرحلة أو بيّن تحت «next» إلى أين تؤدي.
mistake-no-ground-holds = يقرر الموظفون في المرحلة «{ $stage }» ولكن لا يتحقق شرط أي سبب فيها. أحد الطرق إليها: { $path }
mistake-no-ground-holds-remedy = أضف سبباً بلا شرط أو أصلح شرط أحد الأسباب («when»).
mistake-dead-end-corrected = إذا صحّح مقدّم الطلب إجابة أثناء النظر، فلا طريق إلى قرار من المرحلة «{ $stage }». أحد الطرق إليها: { $path }
mistake-dead-end-corrected-remedy = للموظف أن يعيد فتح أي سؤال في الاستمارة أثناء النظر. اختم «next» بقاعدة تتحقق مهما كانت الإجابات؛ ولا تتحقق قاعدة «decide» إلا حين يتحقق شرط سببها.
mistake-no-ground-holds-corrected = يقرر الموظفون في المرحلة «{ $stage }» ولكن إذا صحّح مقدّم الطلب إجابة أثناء النظر لم يتحقق شرط أي سبب. أحد الطرق إليها: { $path }
mistake-no-ground-holds-corrected-remedy = للموظف أن يعيد فتح أي سؤال في الاستمارة أثناء النظر. أضف سبباً بلا شرط، أو اكتب الشروط بحيث يتحقق واحد منها مهما كانت الإجابات.
mistake-endless = من هنا يدور الملف ولا يصل إلى قرار أبداً: { $path }
mistake-endless-remedy = اجعل لإحدى هذه المراحل طريقاً إلى قرار.
mistake-endless-corrected = إذا صحّح مقدّم الطلب إجابة أثناء النظر، يدور الملف من هنا ولا يصل إلى قرار أبداً: { $path }
mistake-endless-corrected-remedy = اجعل لإحدى هذه المراحل طريقاً إلى قرار يبقى مفتوحاً مهما كانت الإجابات.
mistake-stage-never = لا طريق يؤدي إلى المرحلة «{ $stage }». المراحل التي قد يبلغها الملف: { $path }
mistake-stage-never-remedy = اكتب قاعدة تؤدي إليها أو احذفها.
mistake-task-never = المهمة «{ $task }» لا تبدأ أبداً. أحد الطرق إلى مرحلتها: { $path }
mistake-task-never-remedy = انظر إلى «when» فيها وإلى متى تنتهي المرحلة.
mistake-rule-never = لا تتحقق هذه القاعدة أبداً. أحد الطرق إلى مرحلتها، ولا تتحقق فيه: { $path }
mistake-rule-never-remedy = صحّح شرطها؛ ولعل ما قبلها شمل كل الحالات.
mistake-nothing-to-do = قد لا يبقى عمل في المرحلة «{ $stage }» وما بعدها فيدور الملف بلا نهاية: { $path }
mistake-nothing-to-do-remedy = ضع في إحدى هذه المراحل مهمة بلا شرط.
mistake-first-stage-without-task = لكل مهام المرحلة الأولى («{ $stage }») شروط، فقد يبدأ الملف بلا أي عمل: { $path }
mistake-first-stage-without-task-remedy = ضع في المرحلة الأولى مهمة واحدة على الأقل بلا شرط.
mistake-too-many-ways = لهذه الخدمة أكثر من { $most } حالة فلا يمكن إثبات سلامتها.
mistake-too-many-ways-remedy = بسّط المراحل أو قلّل النتائج الواردة في الشروط.
mistake-pay-without-fee = يُطلب من مقدّم الطلب الدفع والخدمة بلا رسوم. الطريق إلى ذلك: { $path }
mistake-pay-without-fee-remedy = اكتب الرسم تحت «fees» أو احذف هذه المهمة.
mistake-instalments-beyond-limit = قد يُستحق القسط { $number } بعد { $due ->
    [one] يوم واحد
    [two] يومين
    [few] { $due } أيام
    [many] { $due } يوماً
   *[other] { $due } يوم
    } من إرسال الطلب، ومهلة هذا الدفع { $days } وتنتهي قبله بالسكوت.
mistake-instalments-beyond-limit-remedy = اجعل المهلة أطول من استحقاق القسط، أو قرّب الأقساط (every_days)، أو احذف silence.
mistake-instalments-after-limit = لا يُستحق القسط { $number } قبل { $due ->
    [one] يوم واحد
    [two] يومين
    [few] { $due } أيام
    [many] { $due } يوماً
   *[other] { $due } يوم
    } من إرسال الطلب، ومهلة هذا الدفع { $days } وتنقضي قبل ذلك.
mistake-instalments-after-limit-remedy = اجعل المهلة أطول من استحقاق القسط، أو قرّب الأقساط (every_days).
mistake-unowed-endless = من لا يترتب عليه شيء يتجاوز مهمة الدفع تلقائياً، ويدور ملفه في هذا الطريق بلا نهاية: { $path }
mistake-unowed-endless-remedy = اجعل بعد النتيجة الأولى للدفع طريقاً إلى مهمة بلا شرط أو إلى قرار.
mistake-contract-not-begun = يبدأ عقد الوحدة «{ $unit }» في { $day }، فلا أحد يعمل فيها قبل ذلك. الطريق إليها: { $path }
mistake-contract-not-begun-remedy = سمِّ وحدة أخرى أو قدّم هذه النسخة ابتداءً من ذلك اليوم («from»).
mistake-contract-ended = انتهى عقد الوحدة «{ $unit }» فلا أحد يعمل فيها. الطريق إليها: { $path }
mistake-contract-ended-remedy = اكتب العقد الجديد أو سمِّ وحدة أخرى.
mistake-execute-without-contract = هذه المهمة ينفذها مقاول، والوحدة «{ $unit }» بلا عقد. الطريق إليها: { $path }
mistake-execute-without-contract-remedy = اكتب عقد الوحدة تحت «contract» أو أسند المهمة إلى وحدة لها عقد. ولما يقوم به موظفو الجهة اختر نوعاً آخر.
mistake-stops-own-clock = المهمة «{ $id }» من عمل الجهة نفسها، فتجري مهلتها في أثنائها.
mistake-stops-own-clock-remedy = احذف «stops_clock». فهو لمهام الجهات الأخرى وللأنواع pay و execute و case.
mistake-limit-beyond = هذه المهلة، وهي { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })، أطول من المهلة القانونية للخدمة، وهي { $most } ({ $most_count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    }).
mistake-limit-beyond-remedy = قصّرها. والساعات هي ساعات عمل الجهة.
mistake-limit-extended-beyond = هذه المهلة مع كل تمديداتها، وهي { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })، أطول من كل الوقت المتاح، وهي { $most } ({ $most_count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    }).
mistake-limit-extended-beyond-remedy = قصّر المهلة أو تمديدها (extension)، أو قلّل عدد مرات التمديد (times).
mistake-consult-without-limit = في المهمة «{ $id }» تبدي جهة أخرى رأيها، ولا موعد لذلك. الطريق إليها: { $path }
mistake-consult-without-limit-remedy = اكتب «limit» لهذه المهمة أو لمرحلتها.
mistake-objection-limit-beyond = هذه المهلة، وهي { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })، أطول من مهلة النظر في الاعتراض، وهي { $most } ({ $most_count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    }).
mistake-objection-limit-beyond-remedy = قصّرها، أو أطِل «time» في الاعتراض إن أجاز القانون ذلك.
mistake-warning-beyond = يأتي التنبيه، وهو قبل انتهاء المهلة بـ{ $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })، قبل أن تبدأ المهلة القانونية نفسها، وهي { $most } ({ $most_count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    }).
mistake-warning-beyond-remedy = اكتب عدداً من الأيام يقع داخل المهلة.
mistake-never-open = هذه المهلة بالساعات، والجهة لا تذكر ساعات عمل.
mistake-never-open-remedy = اكتب «hours» للجهة في يوم عمل واحد على الأقل، أو اجعل المهلة بالأيام.
mistake-way-beyond = إن استغرقت كل مهمة مهلتها كاملة صار المجموع { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
}) على الأقل، والمهلة القانونية { $most }. الطريق: { $path }
mistake-way-beyond-remedy = قصّر مهل المهام في هذا الطريق.
mistake-objection-way-beyond = إن استغرقت كل مهمة في النظر في الاعتراض مهلتها كاملة صار المجموع { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
}) على الأقل، ومهلة الاعتراض { $most }. الطريق: { $path }
mistake-objection-way-beyond-remedy = قصّر مهل المهام في هذا الطريق.
mistake-not-with-case = المهمة التي هي ملف لخدمة أخرى لا يُكتب لها «{ $key }».
mistake-not-with-case-remedy = احذفه.
mistake-only-with-case = «{ $key }» هو فقط للمهمة التي هي ملف لخدمة أخرى (kind: case).
mistake-only-with-case-remedy = احذفه.
mistake-case-outcomes = نتائج مثل هذه المهمة هي: { $outcomes }.
mistake-case-outcomes-remedy = اكتب النتائج الثلاث بعناوينها، لا أكثر ولا أقل.
mistake-case-in-circle = الخدمة «{ $service }» تحتاج بدورها إلى هذه الخدمة؛ فلن تنتهي أي منهما.
mistake-case-in-circle-remedy = اكتب إحدى الخدمتين من دون حاجة إلى الأخرى.
mistake-case-longer-than-this = قد تستغرق «{ $service }» مدة { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })، وهي أطول من كل وقت هذه الخدمة، وهو { $most } ({ $most_count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })، وليس لهذه المهمة مهلة خاصة بها.
mistake-case-longer-than-this-remedy = اكتب «limit» لهذه المهمة أو لمرحلتها (ومع «silence» يمضي الملف بعدها)، أو أوقف حساب المهلة بكتابة «stops_clock: true»، أو غيّر مدة إحدى الخدمتين.
mistake-case-of-other-agency = الخدمة تابعة للجهة «{ $agency }»، لكن المهمة أُعطيت لوحدة من جهة أخرى.
mistake-case-of-other-agency-remedy = اكتب في by وحدة من «{ $agency }».
mistake-case-answer-type = إجابة «{ $question }» ليست من النوع «{ $type }».
mistake-case-answer-type-remedy = اكتب عبارة نتيجتها من النوع «{ $type }»، أو سمِّ سؤالاً من هذا النوع.
mistake-case-answer-missing = تحتاج الخدمة «{ $service }» إلى إجابة «{ $question }» ولا تعطيها هذه المهمة.
mistake-case-answer-missing-remedy = اكتب في answers عبارة لـ«{ $question }». إذا كان السؤال يطلب توقيعاً فلا يمكن أن تكون الخدمة ملفاً فرعياً.
mistake-cost-beside-fees = كُتب هنا مبلغ ثابت (rials)، وللخدمة رسوم (fees) أيضاً؛ فيقرأ الناس مبلغاً ويدفعون غيره.
mistake-cost-beside-fees-remedy = احذف rials؛ فالصفحة تبيّن ما تبلغه الرسوم. ويمكن كتابة المبلغ الثابت رسماً.
mistake-evidence-fetched = المستند «{ $evidence }» تجلبه الجهة بنفسها (source: fetched)؛ فلا يُطلب من أحد.
mistake-evidence-fetched-remedy = احذف السؤال، أو source المستند.
mistake-case-not-offered = الخدمة «{ $service }» غير منشورة، فلا يُفتح ملف لها.
mistake-case-not-offered-remedy = انشرها أو سمِّ خدمة أخرى.
mistake-transfer-to-own-agency = هذه الوحدة من جهة الخدمة نفسها؛ والملف لا يُحال إلا إلى جهة أخرى.
mistake-transfer-to-own-agency-remedy = سمِّ وحدة من الجهة المختصة. وداخل الجهة نفسها اجعل مرحلة الوحدة الأخرى تالية (to).
mistake-transfer-not-in-list = تُحيل هذه القاعدة الملف إلى الجهة «{ $agency }» وهي غير مذكورة تحت «hands_to».
mistake-transfer-not-in-list-remedy = سمِّ وحدة من إحدى هذه الجهات: { $list }، أو أضف «{ $agency }» إلى «hands_to».
mistake-note-of-nobody = يحتاج القرار «{ $decision }» إلى نص يكتبه الموظف («note: required»)، ولا موظف هنا يكتبه.
mistake-note-of-nobody-remedy = سمِّ قراراً آخر يكتمل خطابه بلا نص من الموظف، أو احذف «note: required» من هذا القرار.
mistake-note-of-nobody-ground = يحتاج السبب «{ $ground }» إلى كلمة من الموظف («note: required»)، ولا موظف هنا يكتبها.
mistake-note-of-nobody-ground-remedy = سمِّ سبباً آخر يكفي بلا نص من الموظف، أو احذف «note: required» من هذا السبب.
mistake-objection-to-the-same-unit = الوحدة «{ $unit }» هي التي تقرر، وستنظر أيضاً في الاعتراض على قرارها. الطريق إليه: { $path }
mistake-objection-to-the-same-unit-remedy = أسند هذا إلى وحدة أخرى.
mistake-invisible-character = هنا حرف لا يُرى ({ $code }).
mistake-invisible-character-remedy = امحُ الكلمة مع المسافات حولها واكتبها من جديد.
mistake-comma-in-number = في هذا العدد فاصلة.
mistake-comma-in-number-remedy = اكتب الأرقام وحدها، أو ضع شرطة سفلية بين المجموعات: 12_000.
mistake-not-whole = هذا العدد ليس صحيحاً.
mistake-not-whole-remedy = اكتبه من دون فاصلة عشرية.
