# ملفاتي
cases-empty-title = لا ملفات لديك بعد
cases-empty-help = ما تبدؤه أو ترسله من طلبات يظهر هنا، مع المسؤول عنه ومهلة الجواب.
cases-empty-button = البحث عن خدمة
cases-waiting = بانتظارك
cases-drafts = المسودات
cases-open = قيد المعالجة
cases-closed = المنتهية

# الملف
case-new = الجديد في هذا الملف
case-new-over = (لم يعد مطلوباً منك شيء)
copy = نسخ
copy-done = تم النسخ
copy-said = تم نسخ «{ $what }».
copy-rials = المبلغ بالريال
case-duty = من المسؤول الآن
case-now-with = الآن لدى
case-asked-by = السائل
case-decided-by = صاحب القرار
case-decided-at = الوحدة التي كان لديها الملف
desk-person-reads = يقرأ مقدّم الطلب:
case-steward = الجهة المسؤولة
case-steward-until = الجهة المسؤولة حتى { $date }: { $agency }
case-applied-on = أُرسل في { $date }
case-stage = المرحلة
case-you = أنت
case-you-nothing = لا يلزمك أي إجراء
case-you-nothing-note = إذا احتجنا إلى شيء أخبرناك.
case-answer-until = أجب في موعد أقصاه { $date }
case-answer-no-date = لم يُحدَّد موعد لجوابك. وتتوقف مهلة الجهة حتى يصل.
case-answer-passed = انتهى موعد جوابك في { $date }. ولا يزال بإمكانك أن تجيب ما دام الملف منتظراً.
case-unanswered = إن لم يصل جواب حتى ذلك اليوم بقي الملف منتظراً، وبإمكانك أن تجيب بعده أيضاً.
case-unanswered-decision = إن لم يصل جواب حتى ذلك اليوم صدر بحكم قاعدة الخدمة هذا القرار: { $decision }.
case-answer-button = إرسال الجواب
case-due = مهلة جواب الجهة
case-until = حتى { $date }
case-left-working = { $count ->
    [one] بقي يوم عمل واحد
    [two] بقي يوما عمل
    [few] بقيت { $count } أيام عمل
   *[other] بقي { $count } يوم عمل
    }
case-left-calendar = { $count ->
    [one] بقي يوم واحد
    [two] بقي يومان
    [few] بقيت { $count } أيام
    [many] بقي { $count } يوماً
   *[other] بقي { $count } يوم
    }
case-left-with-check = { $left }، مع مدة التحقق من اكتمال الطلب
case-last-day = اليوم آخر يوم
case-late-working = { $count ->
    [one] تأخّر يوم عمل واحداً
    [two] تأخّر يومي عمل
    [few] تأخّر { $count } أيام عمل
   *[other] تأخّر { $count } يوم عمل
    }
case-late-calendar = { $count ->
    [one] تأخّر يوماً واحداً
    [two] تأخّر يومين
    [few] تأخّر { $count } أيام
    [many] تأخّر { $count } يوماً
   *[other] تأخّر { $count } يوم
    }
case-kept-working = { $count ->
    [one] يبقى من المهلة يوم عمل واحد
    [two] يبقى من المهلة يوما عمل
    [few] يبقى من المهلة { $count } أيام عمل
   *[other] يبقى من المهلة { $count } يوم عمل
    }
case-kept-calendar = { $count ->
    [one] يبقى من المهلة يوم واحد
    [two] يبقى من المهلة يومان
    [few] يبقى من المهلة { $count } أيام
    [many] يبقى من المهلة { $count } يوماً
   *[other] يبقى من المهلة { $count } يوم
    }
case-clock-stands = المهلة متوقفة
case-clock-stands-since = المهلة متوقفة منذ { $date }
case-clock-not-begun = لم تبدأ المهلة بعد
case-clock-begins = { $days } بعد اعتبار الطلب مكتملاً
case-clock-stands-note = تستأنف المهلة من حيث توقفت بعد جوابك عن كل ما سُئلت عنه.
case-if-late = إذا انقضت: { $what }
case-limit-passed = انقضت المهلة في { $date }
case-you-pay-bill = عرض الفاتورة وأرقام الدفع
case-you-pay-cost = عرض تفصيل الرسوم
case-decision = القرار
case-ground = السبب
case-object = إذا رأيت القرار غير صحيح:
case-late-complain = إن تأخر الأمر، يمكنك أن تسأل الجهة المسؤولة أو تقدّم شكوى:
case-withdrawn-note = انتهت معالجة الطلب.
case-submitted-at = تاريخ التسجيل
case-changed-at = آخر تغيير
case-question-of = سؤال من «{ $unit }»
case-correct-title = صحّح هذا
case-finding = «{ $unit }» في «{ $task }»: { $outcome }
case-not-in-order = لم تُستوفَ هذه النقاط عند الفحص:
case-answer-label = جوابك
correct-opened = فُتحت إجابات الاستمارة الآتية لتعدّلها:
correct-button = تعديل الإجابات والرد
correct-title = تعديل إجاباتك
correct-lead = عدّل ما يجب تعديله، أو اكتب توضيحاً، أو أرفق ملفاً؛ يكفي واحد منها. تُراجَع الإجابات بقواعد يوم إرسال الطلب، وترى ما سيُرسَل قبل إرساله.
correct-new = هذا السؤال مطلوب بسبب إجاباتك الجديدة.
correct-more = بهذه الإجابات تلزم أسئلة أخرى. يرجى الإجابة عنها أيضاً.
correct-look = متابعة
correct-files = الملفات المرفقة بجوابك
correct-files-hint = أزل العلامة عن الملف الذي لا تريد إرساله.
correct-attach-hint = إذا طُلب منك مستند فأرفقه هنا. PDF أو صورة.
correct-file-again = لم يُقبل ذلك الملف. اختر ملفاً آخر، أو اضغط «متابعة» مرة أخرى للمضي بلا ملف.
correct-check-title = راجع قبل الإرسال
correct-nothing = لا تتغير أي إجابة.
correct-nothing-said = عدّل إجابة أو اكتب ما تريد قوله أو أرفق ملفاً. يكفي واحد منها.
correct-before = من قبل:
correct-now = من الآن:
correct-costs = بهذا التعديل تتغيّر الرسوم من { $before } إلى { $amount }. تُلغى الفاتورة السابقة وتحل محلها فاتورة جديدة.
correct-costs-counted = بهذا التعديل تصبح الرسوم { $amount }. دفعتَ { $paid }، وهو محسوب لك.
correct-costs-left = بقي عليك أن تدفع { $amount }. تجد طريقة الدفع في صفحة الملف.
correct-costs-over = دفعتَ { $amount } زيادة على ذلك، وستُعاد إليك.
correct-costs-paid = لا شيء آخر يُدفع.
correct-costs-report = إن كنت قد دفعت بالفاتورة الحالية ولم تُبلغ بذلك بعد، فأبلغ به في صفحة الملف قبل إرسال هذا التعديل. بعد ذلك لا يُسجَّل إيصال بالمبلغ السابق.
correct-waits = بهذا التعديل تصبح الرسوم { $amount }. تجيب الوحدة المسؤولة أولاً عن الدفع الذي أبلغتَ به، ثم يُطلب منك الباقي أو يُعاد إليك الزائد.
correct-again = تعديل مرة أخرى
correct-elsewhere = { $question }: { $wrong }
correct-changed-on = عُدّلت في { $date }. من قبل:
case-answer-files = ملف مرفق
case-answer-files-hint = إذا طُلب منك. PDF أو صورة.
case-file-again = لم يُرسل شيء بعد، لأن ذلك الملف لم يُقبل. اختر ملفاً آخر، أو اضغط الزر مرة أخرى للإرسال بلا ملف.
case-timeline = مسار الملف
case-messages = الرسائل
case-follows = ما يترتب على انقضاء المهل
case-later = الخطوات التالية ({ $count })
case-more-files = ملفات أخرى ({ $count })
case-earlier = ما سبق ({ $count })
case-earlier-messages = الرسائل السابقة ({ $count })
case-earlier-reads = مرات الاطلاع السابقة ({ $count })
case-messages-empty = لا رسائل بعد.
case-message-label = رسالة إلى الوحدة
case-message-button = إرسال الرسالة
case-closed-messages = أُغلق هذا الملف، ورسالتك لا تصل إلى أحد. أما ما تكتبه لك الجهة فيظهر هنا وتُبلَّغ به. بدلاً من الكتابة:
case-closed-until = حتى { $date } ({ $rule })
case-closed-anew = عرض الخدمة وتقديم طلب جديد
case-closed-typed = لم يُرسل نصّك. يمكنك نسخه من هنا.
case-done-answer = أُرسل جوابك.
case-done-message = أُرسلت رسالتك.
case-done-payment = أُبلغ بدفعك.
case-done-objection = سُجّل اعتراضك.
case-done-withdrawn = سحبت الطلب وانتهت معالجته.
case-done-taken-back = سحبت اعتراضك وبقي القرار.
case-question-taken-back = سحبت «{ $unit }» هذا السؤال، ولا حاجة إلى جواب عنه. لم يُرسل جوابك.
case-late-typed = بقي نصّك في خانة الرسالة في هذه الصفحة.
case-late-files = لم تُرسل هذه الملفات:
case-documents = الوثائق
case-file-answered = مرفق مع جوابك بتاريخ { $date }
case-file-objected = مرفق مع اعتراضك بتاريخ { $date }
case-refund = المبلغ الذي دفعته
case-paid-amount = دفعت { $amount }.
case-paid-receipt = رقم الإيصال
case-refund-top = مما دفعته يجب أن يُعاد إليك { $amount }.
case-refund-top-all = ما دفعته يجب أن يُعاد إليك.
case-refund-link = كيف تسترده
case-refund-ask = انتهت معالجة الطلب. لاسترداد هذا المبلغ راجع { $agency } أو اتصل بها ومعك رقم الإيصال.
case-refund-ask-several = انتهت معالجة الطلب. هذا المبلغ لدى عدة جهات: { $agencies }. لاسترداده راجع كل جهة أو اتصل بها ومعك رقم الإيصال الذي سجّلته.
case-refund-moved = انتقل الملف إلى جهة أخرى. لاسترداد هذا المبلغ راجع { $agency } أو اتصل بها ومعك رقم الإيصال.
case-refund-over = الرسوم بالإجابات المصحّحة أقل مما دفعت. لاسترداد الزائد راجع { $agency } أو اتصل بها ومعك رقم الإيصال.
case-over-amount = يُعاد إليك { $amount } من هذا الدفع.
case-given-back = أُعيد هذا المبلغ في { $date }.
case-given-back-part = أُعيد { $amount } من هذا المبلغ في { $date }.
case-given-back-amount = { $amount } مما دفعت.
case-refund-looked-for = أبلغتَ بهذا الدفع. تبحث عنه «{ $unit }» وتعيده إن وُجد.
case-report-looked-for = أبلغتَ بهذا الدفع. تبحث عنه «{ $unit }» وتسجّله إن وُجد.
case-letter = خطاب القرار
case-letter-reviewed = خطاب القرار بعد الاعتراض
letter-after-objection = بعد الاعتراض
case-letter-replaced = حلّ محلّه قرار آخر
case-signed-replaced = حلّ محلّه خطاب آخر
case-signed-void = لم يعد ساري المفعول
case-signed-changed = تغيّرت بعد توقيعه إجابات واردة فيه؛ اسأل الوحدة التي وقّعته
case-signed-stopped = سُحب الطلب: لم تعد الوثيقة «{ $title }» المؤرخة { $date } سارية. ويجب أن يتوقف العمل الجاري بموجبها.
case-signed-stopped-objection = سُحب الاعتراض: لم تعد الوثيقة «{ $title }» المؤرخة { $date } سارية. ويجب أن يتوقف العمل الجاري بموجبها.
case-read-letter = قراءة خطاب القرار
case-read-signed = قراءة الخطاب وطباعته
case-print-told = خطاب للطباعة
case-answers = إجاباتك
case-reads = من اطّلع على بياناتي
case-reads-empty = لم يفتح أي موظف بياناتك بعد.
reads-when = متى
reads-who = من
reads-what = ماذا
reads-why-title = لماذا
reads-why = معالجة الملف
reads-why-task = تنفيذ مهمة من الملف
reads-why-completeness = التحقق من اكتمال الطلب
reads-why-objection = النظر في الاعتراض
reads-why-program = متابعة الملف ببرنامج الجهة
reads-why-supervision = معالجة سابقة للملف أو الإشراف على معالجته
reads-why-list = ظهور الاسم في قائمة مهام الوحدة دون فتح الملف
reads-case = الملف
talk-you = أنت
talk-person = مقدّم الطلب
talk-you-to = أنت، رداً على «{ $unit }»
talk-person-to = مقدّم الطلب، رداً على «{ $unit }»
talk-officer = موظف { $unit }
talk-rule = قاعدة الخدمة
talk-taken-back = سُحب هذا السؤال

# المسار
event-submitted = سُجّل الطلب ووصل إلى «{ $unit }»
event-submitted-for-case = فُتح هذا الملف من أجل ملف آخر ووصل إلى «{ $unit }»
event-claimed = تولّى أحد موظفي «{ $unit }» الملف
event-released = أعاد الموظف الملف إلى «{ $unit }»
event-taken-over = نُقلت المهمة من { $officer }
event-assigned = أُسندت المهمة إلى { $officer }
event-asked = أرسلت «{ $unit }» سؤالاً
event-asked-by-rule = أُعيد الطلب لتصحيحه
event-asked-until = موعد الجواب: حتى { $date } ({ $rule })
event-question-taken-back = سحبت «{ $unit }» سؤالها؛ لا حاجة إلى جواب
event-reminded = ذُكّر مقدّم الطلب بأن يجيب في موعد أقصاه { $date } ({ $rule })
event-reminded-you = ذكّرناك بأن تجيب في موعد أقصاه { $date } ({ $rule })
event-unanswered = لم يصل جواب حتى { $date } ({ $rule })
event-unanswered-you = لم يصل منك جواب حتى { $date } ({ $rule })
event-answer-moved = تغيّر تقويم أيام العمل: انتقل موعد الجواب من { $from } إلى { $to } ({ $rule })
event-objection-moved = تغيّر تقويم أيام العمل: انتقل آخر موعد للاعتراض من { $from } إلى { $to } ({ $rule })
event-instalment-moved = تغيّر تقويم أيام العمل: انتقل موعد القسط { $number } من { $from } إلى { $to } ({ $rule })
event-answered = أجاب مقدّم الطلب
event-answered-you = أجبت
event-answers-changed = { $count ->
    [one] تغيّرت إجابة واحدة في الاستمارة
    [two] تغيّرت إجابتان في الاستمارة
    [few] تغيّرت { $count } إجابات في الاستمارة
   *[other] تغيّرت { $count } إجابة في الاستمارة
}
event-noted = ملاحظة داخلية
event-advanced = بدأت مرحلة «{ $stage }»
event-transferred = أُحيل الملف من «{ $from }» في { $left } إلى «{ $unit }» في { $agency }
event-due-changed = تغيّر تقويم أيام العمل: انتقلت المهلة من { $from } إلى { $to } ({ $rule })
event-due-changed-task = تغيّرت أيام عمل الوحدة المعنية: انتقلت مهلتها من { $from } إلى { $to } ({ $rule })
event-decided-granted = قُبل الطلب
event-decided-refused = لم يُقبل الطلب
event-withdrawn = سحب مقدّم الطلب طلبه
event-withdrawn-you = سحبت الطلب
event-left = انتهى الملف تلقائياً
timeline-now = الآن: «{ $stage }» لدى «{ $unit }»
timeline-waits-you = الآن: بانتظار جوابك
timeline-waits-person = الآن: بانتظار جواب مقدّم الطلب
timeline-waits-you-to = الآن: بانتظار جوابك عن سؤال «{ $unit }»
timeline-waits-person-to = الآن: بانتظار جواب مقدّم الطلب عن سؤال «{ $unit }»
timeline-waits-you-in = الآن: بانتظارك في الملف الفرعي «{ $service }»
timeline-waits-person-in = الآن: بانتظار مقدّم الطلب في الملف الفرعي «{ $service }»
timeline-stage = مرحلة «{ $stage }»
timeline-decision = نهاية المهلة القانونية ({ $rule })
timeline-passed = انقضت المهلة القانونية ({ $rule })
timeline-expected = تقدير من المدة المعتادة للمراحل: { $date }

# السحب
withdraw-title = سحب الطلب
withdraw-question = هل تريد سحب هذا الطلب؟
withdraw-note = تنتهي المعالجة هنا ولا تُستأنف. يمكنك تقديم طلب جديد متى شئت.
withdraw-paid = سُجّل دفع عن هذا الطلب. لا يعود المبلغ تلقائياً عند سحب الطلب؛ اطلبه بعد ذلك من { $agency } برقم الإيصال.
withdraw-signed = الوثيقة «{ $title }» المؤرخة { $date } لا تعود سارية من لحظة سحبك الطلب. ويجب أن يتوقف العمل الجاري بموجبها.
withdraw-reported = أبلغتَ بدفع لم يُجَب عنه بعد. وبعد سحب الطلب أيضاً تبحث عنه { $agency } وتعيده إن وُجد.
withdraw-needed = ملف «{ $service }» لدى { $agency } يحتاج إلى نتيجة هذا الطلب. إذا سحبته يستمر ذلك الملف من دونها، وقد يُرفض لهذا السبب.
withdraw-sub-case = ينتهي كذلك ملف «{ $service }» المفتوح لدى { $agency } من أجل هذه المعالجة.
take-back-title = سحب الاعتراض
take-back-question = هل تريد سحب اعتراضك؟
take-back-note = ينتهي النظر في الاعتراض هنا ويبقى القرار كما هو. ولا يمكنك الاعتراض عليه مرة أخرى.
take-back-signed = وُقّعت الوثيقة «{ $title }» المؤرخة { $date } نتيجةً لهذا الاعتراض، ولا تعود سارية من لحظة سحبه. ويجب أن يتوقف العمل الجاري بموجبها.
withdraw-reason = السبب
withdraw-button = أسحبه
withdraw-no = لا، ليستمر
withdraw-back = العودة إلى الملف

# الخطاب
letter-back = العودة إلى الملف
letter-date = التاريخ
letter-electronic = صدر هذا الخطاب إلكترونياً، ونصّه محفوظ في الملف، وأي تغيير فيه ينكشف.
letter-electronic-made = أُعدّ هذا الخطاب إلكترونياً من سجل الملف.
letter-look-up = يرى مرحلةَ هذا الملف كلُّ من لديه رقم التتبع في هذا العنوان:
letter-print = طباعة
letter-to-nameless = مقدّم الطلب
letter-until = إلى متى ووفق أي قاعدة
letter-waits = الملف ينتظر مقدّم الطلب
letter-applicant = مقدّم الطلب
letter-phone = الهاتف
letter-complaint = طريقة تقديم الشكوى:
letter-object-until = إذا رأيت أن هذا القرار غير صحيح، فيمكنك الاعتراض عليه في صفحة الملف حتى { $date }.
letter-objection-upheld = هذا الخطاب ردّ على اعتراضك. نُظر في اعتراضك وبقي القرار السابق قائماً.
letter-objection-replaced = هذا الخطاب ردّ على اعتراضك. نُظر في اعتراضك وحلّ هذا القرار محل القرار السابق.
letter-objection-silence-upheld = هذا الخطاب ردّ على اعتراضك. لم تُجب الجهة عنه في المهلة، فبقي القرار السابق قائماً بحكم القانون.
letter-objection-silence-replaced = هذا الخطاب ردّ على اعتراضك. لم تُجب الجهة عنه في المهلة، فحلّ هذا القرار محل القرار السابق بحكم القانون.
letter-replaced = لم يعد هذا القرار قائماً. بعد النظر في الاعتراض حلّ محلّه قرار آخر بتاريخ { $date }.
letter-replaced-by = اقرأ الخطاب الجديد
letter-void-replaced = لم يعد هذا الخطاب ساري المفعول. وُقّع خطاب آخر بدلاً منه بتاريخ { $date }.
letter-void-unsigned = لم يعد هذا الخطاب ساري المفعول. أُعيد النظر فيه بتاريخ { $date } ولم يُوقَّع خطاب.
letter-void-refused = لم يعد هذا الخطاب ساري المفعول. رُفض الطلب بتاريخ { $date }.
letter-void-withdrawn = لم يعد هذا الخطاب ساري المفعول. سُحب الطلب بتاريخ { $date }.
letter-void-taken-back = لم يعد هذا الخطاب ساري المفعول. سُحب الاعتراض بتاريخ { $date } وبقي رفض الطلب قائماً.
letter-answer = «{ $question }»
letter-answers-changed = تغيّرت بعد توقيع هذا الخطاب الإجابة عن هذه الأسئلة: { $questions }. اسأل الوحدة التي وقّعته قبل استخدامه.

# الإشعارات
notices-title = الإشعارات
notices-cases = عن ملفاتك
notices-read = قرأتها كلها
notices-new = جديد
notices-as-of = الحالة في { $date }:
notices-empty-title = لا إشعارات لديك
notices-empty-help = كل سؤال أو رسالة أو قرار يخص ملفاتك يظهر هنا.
notice-asked = طُلب منك أمر ينتظر جوابك
notice-question-taken-back = سُحب السؤال الموجّه إليك؛ لا حاجة إلى جواب
notice-advanced = بدأت مرحلة من معالجة ملفك
notice-transferred = أُحيل ملفك إلى الجهة المختصة
notice-reminded = تذكير: ما طُلب منك ينتظر جوابك
notice-unanswered = انتهى موعد جوابك؛ ولا يزال بإمكانك أن تجيب
notice-answer-moved = لديك وقت أطول للجواب
notice-due-changed = تغيّرت مهلة قانونية في ملفك
notice-decided = صدر قرار في طلبك
notice-objected = سُجّل اعتراضك
notice-withdrawn = سُجّل سحب الطلب وانتهت معالجته
notice-left = لم تعد هناك حاجة إلى هذا الملف وانتهت معالجته
notice-sub-case-replaced = بعد الاعتراض صدر قرار جديد في ملف يستند إليه هذا الملف
notice-message = لديك رسالة جديدة

# بياناتي
me-title = بياناتي
me-lead = ما تحفظه البوابة عنك ومن اطّلع عليه.
me-held = ما نحفظه
me-since = أول دخول
me-cases = الملفات، والمغلقة منها
me-drafts = الطلبات غير المكتملة
me-files = المرفقات في الملفات والطلبات غير المكتملة
me-notices = الإشعارات
me-name = الاسم الذي نخاطبك به
me-name-hint = يظهر في الخطابات والرسائل. الطلبات المرسلة تحتفظ بالاسم الذي أُرسلت به، ويرى الموظفون اسمك الحالي بجانبه.
me-data = تنزيل كل بياناتي
me-data-note = ملف بصيغة JSON فيه المسودات والطلبات والإجابات والرسائل وأسماء المستندات والإشعارات ومن اطّلع على ماذا.
me-data-more = تأتي طلباتك في عدة ملفات. قيمة next في كل ملف تكمل عنوان الملف الذي يليه: { $address }
me-language = لغة الرسائل والخطابات
me-language-hint = رسائل كل ملف وخطاباته باللغة التي قدّمت بها الطلب.
me-save = حفظ
me-reads-note = إذا فتح موظف أحد ملفاتك أو اتخذ فيه إجراءً سُجّل ذلك هنا وليس في البرنامج سبيل لمحوه. أما تولّي المهمة أو إسنادها إلى زميل دون فتح الملف فليس اطلاعاً ولا يظهر هنا. اطلاعات الموظف الواحد خلال ساعة تظهر في سطر واحد، إلا إذا كتبت شيئاً في أثنائها.
me-reads-lists = يظهر الاسم الذي قدّمت به الطلب في قائمة مهام الوحدة التي تعالج الملف. وتُسجَّل هنا أول مرة يراه فيها كل موظف، مرة واحدة لكل ملف.
me-sessions = الأجهزة التي دخلت منها
me-session-this = هذا الجهاز
me-session-since = دخول: { $date }
me-session-end = إنهاء هذا الدخول
me-sessions-end-all = الخروج من كل مكان
