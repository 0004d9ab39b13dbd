# الإجابات
answer-yes = نعم
answer-no = لا
answer-none = بلا جواب
answer-declared = تم التأكيد
value-and = {"،"}{" "}
value-from-to = من { $from } إلى { $to }
value-postal-code = الرمز البريدي { $code }
value-self = مقدّم الطلب نفسه
value-national-number = الرقم الوطني { $code }
value-passport = جواز السفر { $code }
value-mobile = الجوال { $code }
value-legal-number = الرقم الوطني للشخص الاعتباري { $code }
value-row = { $row } { $number }

# ما الخطأ في الجواب وما العمل
answer-needed = أجب عن هذا السؤال.
answer-wrong-type = اكتب الجواب بالشكل المطلوب.
answer-too-long = { $max ->
    [few] اختصر الجواب: { $max } أحرف على الأكثر، وفيه الآن { $length }.
    [many] اختصر الجواب: { $max } حرفاً على الأكثر، وفيه الآن { $length }.
   *[other] اختصر الجواب: { $max } حرف على الأكثر، وفيه الآن { $length }.
    }
answer-one-line = اكتب الجواب في سطر واحد.
answer-check = { $text }
answer-not-eligible = { $text }
answer-computed = تُحسب هذه القيمة من الأجوبة الأخرى ولا تُرسل.
expression-no-row = ليس في الجدول «{ $table }» سعر لهذا اليوم. تواصل مع الجهة.
expression-unreadable = لا تُقرأ قاعدة هذا السؤال. تواصل مع الجهة.
answer-control-character = في النص حرف غير مرئي. اكتبه من جديد بيدك.
answer-receipt-number = اكتب رقم الإيصال كما هو عليه: { $max } رمزًا على الأكثر، من حروف وأرقام ومسافات و«-» و«/» و«.» و«_» فقط.
answer-instalment-paid = سُجّل إيصال القسط { $number } من قبل. تحقق من رقم هذا الإيصال.
answer-receipt-recorded = هذا الإيصال مسجّل في هذا الملف من قبل. إن شملت دفعة واحدة عدة أقساط فأضف «/٢» إلى رقمها.
answer-not-a-number = اكتب عدداً صحيحاً بالأرقام فقط، بلا فاصلة ولا وحدة.
answer-out-of-range = اكتب عدداً من { $min } إلى { $max }.
answer-money-out-of-range = اكتب مبلغاً من { $min } إلى { $max }.
answer-not-an-option = اختر أحد الخيارات.
answer-which-question = هناك أكثر من سؤال مفتوح. حدّد السؤال الذي تجيب عنه.
answer-ground-of-other-decision = هذا السبب يخص قراراً آخر. اختر أحد أسباب القرار الذي اخترته.
answer-ground-cannot-be-told = لا يمكن معرفة ما إذا كان هذا السبب يوافق الملف: لا قيمة لشرطه بحسب ما هو مسجل. اختر سبباً آخر وأخبر مشغّل النظام.
answer-ground-not-on-record = هذا السبب يخالف ما هو مسجّل في الملف. اختر سبباً يوافق نتائج المهام وإجابات مقدّم الطلب.
answer-ground-of-silence = هذا السبب للقانون والقواعد وحدها: حين لا تجيب الجهة، أو من سُئل، في الموعد. اختر سبباً آخر.
answer-not-declared = أكّد هذا الإقرار للمتابعة.
answer-too-many = اختر { $max } على الأكثر.
answer-not-a-date = اكتب يوماً وشهراً وسنة صحيحة.
answer-date-year = اكتب السنة بأربعة أرقام: هجرية شمسية من ١٢٧٩ إلى ١٤٩٩، أو ميلادية من ١٩٠٠ إلى ٢١٢٠.
answer-date-month = اكتب الشهر رقماً من ١ إلى ١٢ أو باسمه.
answer-date-day = { $calendar ->
    [persian] { $month ->
         [1] فروردين
         [2] أرديبهشت
         [3] خرداد
         [4] تير
         [5] مرداد
         [6] شهريور
         [7] مهر
         [8] آبان
         [9] آذر
         [10] دي
         [11] بهمن
        *[12] إسفند
        }
   *[gregorian] { $month ->
         [1] يناير
         [2] فبراير
         [3] مارس
         [4] أبريل
         [5] مايو
         [6] يونيو
         [7] يوليو
         [8] أغسطس
         [9] سبتمبر
         [10] أكتوبر
         [11] نوفمبر
        *[12] ديسمبر
        }
    } { $year } فيه { $days } يوماً؛ اكتب يوماً من ١ إلى { $days }.
answer-date-in-future = اكتب تاريخاً لا يتجاوز اليوم.
answer-date-in-past = اكتب تاريخاً من اليوم فصاعداً.
answer-national-number = راجع الأرقام العشرة للرقم الوطني؛ أحدها غير صحيح.
answer-passport = اكتب رقم جواز السفر من ٥ إلى ١٥ حرفاً لاتينياً ورقماً.
answer-mobile = اكتب رقم الجوال بأحد عشر رقماً، مثل ٠٩١٥٠٠٠٠٠٠١.
answer-email = اكتب عنوان البريد الإلكتروني كاملاً، مثل name@example.org.
answer-postal-code = الرمز البريدي عشرة أرقام ليست كلها متشابهة. اكتبه من جديد.
answer-digits-only = اكتب أرقاماً فقط؛ «{ $found }» ليس رقماً.
answer-digits-count = { $needs ->
    [one] اكتب رقماً واحداً؛ ما كتبته فيه { $found }.
    [two] اكتب رقمين؛ ما كتبته فيه { $found }.
    [few] اكتب { $needs } أرقام؛ ما كتبته فيه { $found }.
    [many] اكتب { $needs } رقماً؛ ما كتبته فيه { $found }.
   *[other] اكتب { $needs } رقم؛ ما كتبته فيه { $found }.
    }
answer-digits-between = اكتب من { $min } إلى { $max } رقماً؛ ما كتبته فيه { $found }.
answer-digits-equal = كل الأرقام متشابهة ولا يصدر رقم كهذا. اكتب الرقم الصحيح.
answer-digits-zero = الأرقام الوسطى كلها أصفار ولا يصدر رقم كهذا. راجع الرقم.
answer-check-digit = الأرقام لا تتوافق: أحدها خطأ أو في غير مكانه. راجع الرقم.
answer-mobile-length = رقم الجوال أحد عشر رقماً، مثل ٠٩١٥٠٠٠٠٠٠١؛ وفي ما كتبته { $found }.
answer-landline = اكتب رقم الهاتف الثابت مع رمز المدينة، مثل ٠٥١٣٨٧٦٥٤٣٢.
answer-landline-mobile = هذا رقم جوال. اكتب رقم هاتف ثابت.
answer-iban-country = رقم الحساب يجب أن يكون إيرانياً ويبدأ بـ IR.
answer-payment-other-bill = معرّف الدفع هذا لا يوافق معرّف الفاتورة. اكتبهما من الفاتورة نفسها.
answer-plate-letter = «{ $found }» ليس من حروف اللوحات. اكتب الحرف المكتوب على اللوحة.
answer-plate-no-letter = اكتب أيضاً الحرف الذي بين أرقام اللوحة.
answer-plate-zero = لا صفر في هذا الجزء من اللوحة. راجع الأرقام.
answer-plate-region = لا منطقة لوحات برقم { $region }. راجع الرقمين تحت «إيران».
answer-plate-motorcycle = اكتب لوحة الدراجة النارية بالأرقام الثلاثة العليا والخمسة السفلى.
answer-renewal-parts = رمز التجديد من { $min } إلى { $max } أجزاء؛ وفي ما كتبته { $found }.
answer-renewal-missing = رمز التجديد غير مكتمل: اكتب جزء «{ $name }» أيضاً.
answer-renewal-part = في رمز التجديد، جزء «{ $name }» أرقام فقط، { $max } على الأكثر.
answer-mrz-length = السطران أسفل صفحة الجواز فيهما معاً { $needs } حرفاً؛ ما كتبته فيه { $found }.
answer-mrz-letters = السطران أسفل صفحة الجواز فيهما حروف لاتينية وأرقام والعلامة > فقط.
answer-mrz-not-a-passport = هذان السطران ليسا من جواز سفر؛ يبدأ سطره الأول بالحرف P.
answer-mrz-check-digit = { $part ->
    [number] رقم الجواز في السطرين لا يوافق رقم التحقق. اكتب السطرين من جديد.
    [birth] تاريخ الميلاد في السطرين لا يوافق رقم التحقق. اكتب السطرين من جديد.
    [expiry] تاريخ الانتهاء في السطرين لا يوافق رقم التحقق. اكتب السطرين من جديد.
    [personal] الرقم الشخصي في السطرين لا يوافق رقم التحقق. اكتب السطرين من جديد.
   *[all] السطر الثاني لا يوافق رقم التحقق الأخير. اكتب السطرين من جديد.
    }
answer-not-a-range = اكتب تاريخين: من أي يوم إلى أي يوم.
answer-range-reversed = اليوم الأخير قبل اليوم الأول. صحّح اليوم الأخير.
answer-range-too-long = { $max ->
    [one] من اليوم الأول إلى الأخير يوم واحد على الأكثر.
    [two] من اليوم الأول إلى الأخير يومان على الأكثر.
    [few] من اليوم الأول إلى الأخير { $max } أيام على الأكثر.
    [many] من اليوم الأول إلى الأخير { $max } يوماً على الأكثر.
   *[other] من اليوم الأول إلى الأخير { $max } يوم على الأكثر.
    }
answer-not-a-time = اكتب الساعة والدقيقة، مثل ١٧:٠٥.
answer-time-out-of-range = اكتب وقتاً من { $from } إلى { $to }.
answer-address-parts = اكتب العنوان بأجزائه: المحافظة والقضاء والمدينة والعنوان والرمز البريدي.
answer-address-unknown-part = ليس في العنوان جزء باسم «{ $name }».
answer-province = اختر إحدى محافظات إيران.
answer-unknown-part = ليس في هذا الجواب جزء باسم «{ $name }».
answer-person-parts = اذكر هل هذا الشخص أنت أم غيرك، وإن كان غيرك فاكتب اسمه وأرقامه.
answer-person-who = اختر نفسك أو شخصاً آخر.
answer-person-other = اذكر هنا شخصاً غيرك.
answer-person-number = اكتب الرقم الوطني أو رقم جواز السفر لهذا الشخص.
answer-organisation-parts = اكتب اسم المنظمة ورقمها الوطني.
answer-group-rows = اكتب الجواب صفاً صفاً.
answer-group-min = { $min ->
    [one] املأ «{ $row }» مرة واحدة على الأقل.
    [two] املأ «{ $row }» مرتين على الأقل.
    [few] املأ «{ $row }» { $min } مرات على الأقل.
   *[other] املأ «{ $row }» { $min } مرة على الأقل.
    }
answer-group-max = { $max ->
    [one] يمكنك ملء «{ $row }» مرة واحدة فقط.
    [two] يمكنك ملء «{ $row }» مرتين على الأكثر.
    [few] يمكنك ملء «{ $row }» { $max } مرات على الأكثر.
   *[other] يمكنك ملء «{ $row }» { $max } مرة على الأكثر.
    }
answer-not-coordinates = اكتب كل نقطة بخط العرض وخط الطول، مثل ٣٦٫٢٩٧٢ ٥٩٫٦٠٦٧؛ أو صف المكان بالكلمات.
answer-coordinates-range = لا توجد نقطة كهذه على الأرض. اكتب خط العرض أولاً ثم خط الطول.
answer-points-count = { $min ->
    [1] اكتب نقطة واحدة؛ ما كتبته فيه { $found }.
    [two] اكتب نقطتين مختلفتين على الأقل؛ ما كتبته فيه { $found }.
   *[other] اكتب { $min } نقاط مختلفة على الأقل؛ ما كتبته فيه { $found }.
    }
answer-too-many-points = النقاط كثيرة؛ اكتب { $max } على الأكثر.
answer-area-crosses-itself = خطوط هذه المساحة تتقاطع؛ ارسم محيطها مرة واحدة من دون تقاطع.
answer-unknown-question = لا سؤال كهذا في هذه الخدمة.
answer-unknown-service = لا خدمة منشورة كهذه.
answer-same-unit = الملف لدى هذه الوحدة أصلاً. اختر غيرها.
answer-only-own-agency = لا يمكنك تسليم هذا العمل إلا إلى وحدة أخرى في جهتك. أما الإحالة إلى جهة أخرى فللجهة المسؤولة عن الملف.
answer-file-needed = ارفع ملفاً.
answer-name-needed = اكتب اسمك؛ فلا يبقى الملف ولا الخطاب بلا اسم.
answer-name-letters = اكتب الاسم بالحروف فقط؛ ويمكن أن تكون بينها مسافات وشُرَط ونقاط وفواصل عليا.
answer-file-empty = هذا الملف فارغ. اختر غيره.
answer-file-too-large = حجم الملف { $max } ميغابايت على الأكثر.
answer-file-type = يجب أن يكون الملف من أحد هذه الأنواع: { $types }.
answer-too-many-files = { $max ->
answer-file-type-of = الملف «{ $name }» من نوع آخر. يجب أن يكون من أحد هذه الأنواع: { $types }.
    [one] يمكنك إرفاق ملف واحد فقط. احذف الزائد.
    [two] يمكنك إرفاق ملفين على الأكثر. احذف الزائد.
    [few] يمكنك إرفاق { $max } ملفات على الأكثر. احذف الزائد.
    [many] يمكنك إرفاق { $max } ملفاً على الأكثر. احذف الزائد.
   *[other] يمكنك إرفاق { $max } ملف على الأكثر. احذف الزائد.
    }
answer-day-full = { $files ->
    [few] يمكنك في اليوم الواحد رفع { $files } ملفات مجموع حجمها { $megabytes } ميغابايت، وقد استنفدت حصة اليوم. تابع غداً؛ إجاباتك محفوظة.
    [many] يمكنك في اليوم الواحد رفع { $files } ملفاً مجموع حجمها { $megabytes } ميغابايت، وقد استنفدت حصة اليوم. تابع غداً؛ إجاباتك محفوظة.
   *[other] يمكنك في اليوم الواحد رفع { $files } ملف مجموع حجمها { $megabytes } ميغابايت، وقد استنفدت حصة اليوم. تابع غداً؛ إجاباتك محفوظة.
    }
answer-not-base64 = يجب أن يكون محتوى الملف بصيغة base64.
answer-unknown-field = لا حقل كهذا هنا. الحقول المعروفة: { $known }.
answer-missing-field = هذا الحقل مطلوب.
answer-unreadable = تعذّرت قراءة بعض الأحرف هنا. اكتب الجواب من جديد.
answer-field-twice = ورد هذا الحقل مرتين. أرسله مرة واحدة.
answer-text-wanted = المطلوب هنا نص بين علامتي اقتباس.
answer-list-wanted = المطلوب هنا قائمة بين قوسين مربعين.
answer-object-wanted = المطلوب هنا كائن JSON بين قوسين معقوفين.
answer-or-files = أرسل جواباً أو ملفات، لا الاثنين معاً.

# ما هو غير معتاد وإن كان مقبولاً
doubt-postal-code = ليس لهذا الرمز البريدي الشكل المعتاد. إن نقلته من وثيقة فهو صحيح.
doubt-plate-region = رمز المنطقة { $region } ليس من رموز اللوحات المعروفة. إن نقلته من اللوحة فهو صحيح.

# لماذا لم يُنفَّذ
refusal-not-found = ما أردته ليس هنا. ربما العنوان ناقص أو لا يخصّك.
refusal-sign-in-needed = يلزم الدخول أولاً للقيام بذلك.
refusal-not-allowed = هذا ليس من صلاحيتك.
refusal-person-needed = هذا القسم للجمهور. ادخل بالرقم الوطني أو جواز السفر.
refusal-officer-needed = هذا القسم للموظفين. ادخل من مكتب العمل.
refusal-taken-by = هذه المهمة لدى { $officer }.
refusal-program-needed = هذا القسم لبرامج الجهات. استخدم رمز وصول لإحدى الجهات.
refusal-invalid = { $count ->
    [one] صحّح جواباً واحداً.
    [two] صحّح جوابين.
    [few] صحّح { $count } أجوبة.
    [many] صحّح { $count } جواباً.
   *[other] صحّح { $count } جواب.
    }
refusal-too-often = { $seconds ->
    [few] جرت محاولات متتالية. حاول من جديد بعد { $seconds } ثوانٍ.
   *[other] جرت محاولات متتالية. حاول من جديد بعد { $seconds } ثانية.
    }
refusal-too-often-hours = { $hours ->
    [two] كثرت المحاولات اليوم. حاول من جديد بعد ساعتين.
    [few] كثرت المحاولات اليوم. حاول من جديد بعد { $hours } ساعات.
   *[other] كثرت المحاولات اليوم. حاول من جديد بعد { $hours } ساعة.
    }
refusal-too-often-minutes = { $minutes ->
    [two] جرت محاولات متتالية. حاول من جديد بعد دقيقتين.
    [few] جرت محاولات متتالية. حاول من جديد بعد { $minutes } دقائق.
   *[other] جرت محاولات متتالية. حاول من جديد بعد { $minutes } دقيقة.
    }
refusal-codes-sent = طُلبت عدة رموز متتالية لهذا الرقم أو العنوان. يمكنك طلب رمز آخر ابتداءً من { $at }. الرمز الذي وصلك يعمل خمس دقائق في الصفحة التي طلبته منها.
refusal-codes-of-network = طُلبت من شبكتك رموز كثيرة جداً خلال دقائق. يمكنك طلب رمز ابتداءً من { $at }.
refusal-busy = { $seconds ->
    [few] الطلبات كثيرة جداً الآن. حاول من جديد بعد { $seconds } ثوانٍ. لا يضيع شيء مما حُفظ.
   *[other] الطلبات كثيرة جداً الآن. حاول من جديد بعد { $seconds } ثانية. لا يضيع شيء مما حُفظ.
    }
refusal-uploads-under-way = ما زالت ملفات أخرى لك قيد الرفع. أعد إرسال هذا الملف بعد انتهائها؛ حاول بعد { $seconds } ثانية. لا يضيع شيء مما حُفظ.
refusal-key-reused = جاء هذا المفتاح من قبل بمحتوى آخر. أرسل مفتاحاً جديداً مع الطلب الجديد.
refusal-wrong-code = هذا الرمز غير صحيح أو انتهت مدته. اكتبه من جديد أو اطلب رمزاً آخر.
refusal-wrong-passphrase = اسم الدخول أو عبارة المرور غير صحيح.
refusal-case-closed = هذا الملف منتهٍ.
refusal-claimed-already = هذه المهمة لديك أصلاً.
refusal-not-claimed = هذه المهمة ليست لديك لتعيدها.
refusal-asked-already = لم يُجب مقدّم الطلب بعد عن السؤال السابق لهذه المهمة. يمكنك أن تسأل ثانيةً بعد وصول الجواب، ويمكنك إرسال رسالة الآن.
refusal-nothing-asked = لم يعد السؤال الذي كنت تجيب عنه مفتوحًا: أُجيب عنه أو سُحب. لم يُرسل جوابك هذا؛ أرسله رسالةً إن لزم الأمر.
refusal-no-question = لا سؤال إلى مقدّم الطلب ينتظر جواباً الآن.
refusal-asked-by-rule = هذا السؤال من قاعدة الخدمة نفسها لا من وحدة؛ فلا يُسحب.
refusal-last-stage = لا مرحلة بعدها؛ حان وقت القرار.
refusal-stage-does-not-decide = لا قرار في هذه المرحلة. انتقل إلى التالية أولاً.
refusal-waits-for-person = لا يتم ذلك قبل جواب مقدّم الطلب.
refusal-too-many-drafts = لديك { $max } مسودة. أرسل واحدة أو احذفها قبل أن تبدأ غيرها.
refusal-residents-only = هذه الخدمة عبر البوابة لمن لديهم رقم وطني إيراني فقط. لقد دخلت بجواز السفر.
refusal-visitors-only = هذه الخدمة عبر البوابة لمن لديهم جواز سفر أجنبي فقط. لقد دخلت بالرقم الوطني.
refusal-too-many-messages = أرسلت { $max } رسالة في هذا الملف خلال آخر ٢٤ ساعة. وصلت رسائلك؛ أرسل التالية بعد { $hours ->
    [one] ساعة.
    [two] ساعتين.
    [few] { $hours } ساعات.
   *[other] { $hours } ساعة.
    }
refusal-submitted-already = أُرسل هذا الطلب من قبل. تجده في «ملفاتي».
refusal-changed-meanwhile = تغيّر شيء في هذه الأثناء. الصفحة محدّثة الآن؛ انظر إليها وأعد العمل إن كان لا يزال لازماً.
refusal-receipt-not-whole = لا يمكن إصدار الإيصال الآن: السجل المحفوظ لهذا الملف لا يطابق ما سُجّل. أُبلغ المسؤولون عن النظام بذلك. والإيصال الذي احتفظت به سابقاً يبقى صالحاً.
refusal-message-closed = أُغلق هذا الملف ولن يرى أحد رسالة جديدة. إذا رأيت القرار غير صحيح ولم تنقضِ المهلة فاعترض؛ ولأي أمر آخر تواصل مع الجهة.
refusal-code-taken = هذا الرمز مستخدم. أرسل من جديد.
refusal-version-older = هذه الحزم أقدم: services/{ $service }.yaml فيها النسخة { $version }، وقد نُشرت النسخة { $greatest } من قبل. ابدأ بالحزم الأحدث؛ ولعرض المحتوى القديم من جديد أعطه رقماً أعلى من { $greatest }.
refusal-unit-gone = في وحدات لم تعد في هذه الحزم مهام مفتوحة، عددها { $count }: { $units }. أبقِ هذه الوحدات في ملفات جهاتها (agencies/) حتى تُنجز مهامها أو تُحال؛ ولتغيير اسم وحدة غيّر العنوان وأبقِ المعرّف.
refusal-version-lower = النسخة { $version } من الخدمة «{ $service }» أدنى من نسخة نُشرت من قبل. ارفع رقم نسخة الخدمة أو نوعها.
refusal-withdrawn = لم تعد «{ $service }» تقبل طلبات جديدة. الملفات المفتوحة مستمرة.
refusal-draft-void = لم تعد هذه المسودة صالحة. انتقل إلى النسخة الأحدث؛ إجاباتك تبقى. السبب: «{ $reason }».
refusal-draft-changed = تغيّرت إجابات هذه المسودة في نافذة أخرى أو على جهاز آخر منذ أن اطّلعت على هذه الصفحة. لم يُرسل شيء بعد؛ راجع الإجابات مرة أخرى ثم أرسلها.
refusal-answer-changed = حصل هذا السؤال على إجابة أخرى في هذه الأثناء. اطّلع عليها واختر واحدة.
refusal-version-changed = النسخة { $version } من الخدمة «{ $service }» منشورة بمحتوى آخر. ارفع رقم نسخة الخدمة أو نوعها.
refusal-malformed = تعذّرت قراءة هذا الطلب.
refusal-bad-json = ما أُرسل ليس JSON صحيحاً: السطر { $line }، العمود { $column }.
refusal-misshapen = أحد حقول الطلب ليس كما ينبغي.
refusal-json-needed = يجب أن يكون المحتوى application/json.
refusal-bad-key = يجب أن يكون مفتاح التفرّد من ١ إلى ٢٠٠ حرف لاتيني.
refusal-cross-site = جاء هذا الطلب من موقع آخر فلم يُنفَّذ. حاول من البوابة نفسها.
refusal-method = لا يتم ذلك بهذه الطريقة.
refusal-not-utf8 = تعذّرت قراءة ما أُرسل؛ يجب أن يكون UTF-8.
refusal-text-too-large = ما أرسلته أطول من المسموح: { $kilobytes } كيلوبايت على الأكثر في كل مرة. ارجع وأرسل نصاً أقصر.
refusal-too-large = ما أرسلته أكبر من المسموح: { $megabytes } ميغابايت على الأكثر في كل مرة. أرسل ملفات أصغر أو أرسلها واحداً واحداً.
refusal-too-many-files = الملفات المرفقة أكثر من المسموح.
refusal-too-slow = استغرق الإرسال وقتاً طويلاً. حاول من جديد.

# الرسائل القصيرة والبريد
sms-code = رمز دخولك إلى البوابة: { $code }
    لا تعطه لأحد.
sms-tracking = رقم التتبع: { $code }
sms-submitted = سُجّل طلبك «{ $service }».
sms-sub-case = فُتح أيضًا ملف «{ $service }» لمعالجة «{ $parent }» (رقم التتبع { $number }). لا يلزمك شيء الآن.
sms-asked = طُلب منك أمر يتعلق بـ«{ $service }». أجب عنه في البوابة.
sms-asked-by = تطلب منك «{ $unit }» أمراً يتعلق بـ«{ $service }». أجب عنه في البوابة.
sms-advanced = بدأت مرحلة من معالجة «{ $service }».
sms-transferred = أُحيل ملف «{ $service }» إلى الجهة المختصة.
sms-asked-until = طُلب منك أمر يتعلق بـ«{ $service }». أجب عنه حتى { $day } ({ $rule }).
sms-asked-by-until = تطلب منك «{ $unit }» أمراً يتعلق بـ«{ $service }». أجب عنه حتى { $day } ({ $rule }).
sms-correct = عاد إليك ملف «{ $service }» لتصحيحه. صحّحه في البوابة.
sms-correct-until = عاد إليك ملف «{ $service }» لتصحيحه. صحّحه حتى { $day } ({ $rule }).
sms-question-taken-back = سُحب السؤال الموجّه إليك حول «{ $service }»؛ لا حاجة إلى جواب.
sms-reminded = ما طُلب منك بشأن «{ $service }» ينتظر جوابك حتى { $day } ({ $rule }).
sms-reminded-by = تنتظر «{ $unit }» جوابك بشأن «{ $service }» حتى { $day } ({ $rule }).
sms-unanswered = انتهى موعد جوابك حول «{ $service }». ولا يزال بإمكانك أن تجيب.
sms-answer-moved = لديك وقت أطول للجواب بشأن «{ $service }»: حتى { $day } ({ $rule }).
sms-answer-moved-by = لديك وقت أطول لجواب «{ $unit }» بشأن «{ $service }»: حتى { $day } ({ $rule }).
sms-due-changed = تغيّرت مهلة «{ $service }».
sms-decided = صدر قرار في «{ $service }». اقرأ الخطاب في البوابة.
sms-decided-as = صدر قرار في «{ $service }»: { $decision }. اقرأ الخطاب في البوابة.
sms-objected = سُجّل اعتراضك بشأن «{ $service }» ويُنظر فيه.
sms-objection-taken-back = سحبت الاعتراض بشأن «{ $service }» وبقي القرار السابق قائماً.
sms-case-withdrawn = سحبت طلب «{ $service }» وانتهت معالجته.
sms-left = لم تعد هناك حاجة إلى ملف «{ $service }» وانتهت معالجته.
sms-message = لديك رسالة جديدة حول «{ $service }».
mail-subject-code = رمز الدخول إلى البوابة
mail-subject-case = جديد في ملفك
mail-subject-payment = حان وقت دفع رسوم ملفك
refusal-waits-for-sub-case = تنتهي هذه المهمة بقرار الملف الفرعي.
