# الرئيسية
home-title = كل الخدمات من بوابة واحدة
home-lead = قدّم طلبك، واعرف في كل لحظة عند من هو ملفك وفي أي يوم يصلك الجواب.
home-examples = مثلاً:
home-example-1 = تقليم الأشجار
home-example-2 = توصيل الماء
home-example-3 = شهادة الميلاد
home-waiting = بانتظارك
home-all-cases = كل ملفاتي
home-all-services = كل الخدمات
home-all-agencies = كل الجهات
home-life-events = ماذا طرأ لديك؟
home-most-used = الخدمات الأكثر استخداماً
home-services = الخدمات
home-most-used-empty = لم تُنشر خدمة بعد. تظهر الخدمات هنا حين تنشرها الجهات.
home-news = الجديد
home-news-empty = تظهر هنا كل خدمة تُنشر أو تتغير.
home-news-published = خدمة جديدة
home-news-changed = نسخة جديدة
home-promise = ما تضمنه البوابة
home-promise-where = تعرف أي وحدة لديها ملفك.
home-promise-when = ترى المهلة القانونية والأيام المتبقية.
home-promise-who = ترى من اطّلع على بياناتك.

# البحث
search-title = البحث في الخدمات
search-title-for = «{ $query }» في الخدمات
search-label = اسم الخدمة أو ما تريد إنجازه
search-placeholder = ماذا تحتاج؟
search-button = بحث
search-all = { $count ->
    [one] خدمة واحدة
    [two] خدمتان
    [few] كل الخدمات: { $count } خدمات
   *[other] كل الخدمات: { $count } خدمة
    }
search-found = { $count ->
    [one] وُجدت خدمة واحدة
    [two] وُجدت خدمتان
    [few] وُجدت { $count } خدمات
   *[other] وُجدت { $count } خدمة
    }
search-after = ما بعد التقديم:
search-after-words = اعتراض، الاعتراض، شكوى، الشكوى، قسط، أقساط، الأقساط، تقسيط، تتبع، التتبع، استرداد
search-empty-title = لم نجد خدمة بهذه الكلمات
search-empty-help = جرّب كلمات أخرى، أو اختر من الأحداث الحياتية والجهات.

# حدث حياتي
life-empty-title = لا خدمة هنا بعد
life-empty-help = تظهر الخدمات هنا حين تنشرها الجهات لهذا الحدث.

# الخدمة
service-start = بدء الطلب
service-start-note = { $count ->
    [one] سؤال قصير واحد؛ تُحفظ إجابتك تلقائياً.
    [two] سؤالان قصيران؛ تُحفظ إجاباتك تلقائياً.
    [few] { $count } أسئلة قصيرة؛ تُحفظ إجاباتك تلقائياً.
    [many] { $count } سؤالاً قصيراً؛ تُحفظ إجاباتك تلقائياً.
   *[other] { $count } سؤال قصير؛ تُحفظ إجاباتك تلقائياً.
    }
service-start-note-most = أسئلة قصيرة، عددها { $count } على الأكثر؛ تُحفظ إجاباتك تلقائياً.
service-company-note = لا تستطيع الشركات بعدُ الدخول برقمها. يدخل من له حق التوقيع أو من ينوب عن الشركة برقمه الوطني ويقدّم الطلب باسمها.
service-sign-in-note = تدخل بالرقم الوطني أو بجواز السفر.
service-residents-only = هذه الخدمة عبر الإنترنت لمن لديهم رقم وطني إيراني؛ تدخل بالرقم الوطني.
service-visitors-only = هذه الخدمة عبر الإنترنت لمن لديهم جواز سفر أجنبي؛ تدخل بجواز السفر.
service-other-sign-in-resident = إن كان لديك رقم وطني فاخرج ثم ادخل به.
service-other-sign-in-visitor = إن كان لديك جواز سفر أجنبي فاخرج ثم ادخل به.
service-other-channels = انظر الطرق الأخرى للحصول على هذه الخدمة.
service-ask-agency = اسأل { $agency }: العنوان والهاتف وساعات العمل.
service-sign-in-otherwise = الخروج والدخول بطريقة أخرى
open-cases = { $count ->
    [one] لديك طلب لهذه الخدمة قيد المعالجة. إن كان هو نفسه فلا حاجة إلى طلب جديد.
    [two] لديك طلبان لهذه الخدمة قيد المعالجة. إن كان أحدهما فلا حاجة إلى طلب جديد.
    [few] لديك { $count } طلبات لهذه الخدمة قيد المعالجة. إن كان أحدها فلا حاجة إلى طلب جديد.
    [many] لديك { $count } طلباً لهذه الخدمة قيد المعالجة. إن كان أحدها فلا حاجة إلى طلب جديد.
   *[other] لديك { $count } طلب لهذه الخدمة قيد المعالجة. إن كان أحدها فلا حاجة إلى طلب جديد.
}
open-case-sent = طلب { $date }
service-continue = متابعة الطلب
service-continue-note = مسودتك محفوظة.
service-who = لمن
service-needs = ما تحتاجه
service-needs-count = { $count ->
    [0] لا مستندات
    [one] مستند واحد
    [two] مستندان
    [few] { $count } مستندات
    [many] { $count } مستنداً
   *[other] { $count } مستند
    }
service-needs-some = { $count ->
    [one] وفي بعض الحالات مستند آخر
    [two] وفي بعض الحالات مستندان آخران
    [few] وفي بعض الحالات { $count } مستندات أخرى
    [many] وفي بعض الحالات { $count } مستنداً آخر
   *[other] وفي بعض الحالات { $count } مستند آخر
}
service-cost = الرسوم
service-cost-fee = رسم الخدمة
service-time = مهلة الجواب
service-time-sent = تُحسب المهلة من وقت إرسال الطلب.
service-time-sent-longer = تُحسب المهلة من وقت إرسال الطلب، ومدة التمديد الجائز { $longer }.
service-time-complete = تُحسب المهلة من ثبوت اكتمال الطلب، ومدة التحقق منه { $check }.
service-time-complete-longer = تُحسب المهلة من ثبوت اكتمال الطلب، ومدة التحقق منه { $check }. ومدة التمديد الجائز { $longer }.
service-result = ما تحصل عليه
service-steps = خطوات العمل
service-step-you = أنت
service-evidence = المستندات
service-evidence-none = لا تحتاج هذه الخدمة إلى مستندات.
service-we-fetch = نحن نجلبه
service-you-bring = أنت تقدّمه
service-evidence-if = فقط إذا كان جوابك عن «{ $question }» هو «{ $answer }».
service-evidence-some = في بعض الحالات فقط؛ تبيّن لك الاستمارة بحسب إجاباتك هل يلزم أم لا.
service-limit = المهلة القانونية
service-rule = القاعدة
service-answer = إذا سألناك شيئاً
service-answer-no-date = لم يُحدَّد موعد لجوابك. وتتوقف مهلة الجهة حتى يصل.
service-unanswered = للجواب. إن لم يصل جواب حتى ذلك الحين بقي الملف منتظراً.
service-unanswered-decision = للجواب. إن لم يصل جواب حتى ذلك الحين صدر بحكم قاعدة الخدمة هذا القرار: { $decision }.
service-if-late = إذا تأخّر الجواب
service-law = القوانين واللوائح
service-channels = طرق التقديم
service-withdrawn = لم تعد هذه الخدمة تقبل طلبات جديدة.
service-withdrawn-note = الملفات المفتوحة مستمرة. إن كان لديك سؤال:
service-cost-most = بحد أقصى { $amount }
service-version = النسخة { $version } من هذه الخدمة
service-sample = بيانات نموذجية
channel-web = هنا عبر البوابة
channel-counter = حضورياً
channel-phone = بالهاتف

# كم استغرقت فعلاً
figures-title = كم استغرقت في آخر ٩٠ يوماً
figures-decided = ملفات صدر فيها قرار
figures-median = نصف الملفات
figures-ninetieth = تسعة ملفات من كل عشرة
figures-in-time = ضمن المهلة القانونية
figures-percent = { $percent }٪
figures-head = { $what } ({ $unit })
figures-unit-count = العدد
figures-unit-time = بالأيام أو الساعات
figures-unit-percent = بالمئة
figures-same-day = في اليوم نفسه
figures-note = { $count ->
    [one] من ملف واحد صدر فيه قرار. لا تُحسب أيام انتظار جواب مقدّم الطلب.
    [two] من ملفين صدر فيهما قرار. لا تُحسب أيام انتظار جواب مقدّم الطلب.
    [few] من { $count } ملفات صدر فيها قرار. لا تُحسب أيام انتظار جواب مقدّم الطلب.
    [many] من { $count } ملفاً صدر فيها قرار. لا تُحسب أيام انتظار جواب مقدّم الطلب.
   *[other] من { $count } ملف صدر فيها قرار. لا تُحسب أيام انتظار جواب مقدّم الطلب.
    }
figures-empty = لم يصدر القرار بعد في ملفات كافية لذكر أرقام. تظهر الأرقام هنا بعد خمسة ملفات.
figures-empty-agency = لم يصدر القرار بعد في ملفات كافية من خدمات هذه الجهة لذكر أرقام. تظهر أرقام كل خدمة هنا بعد خمسة ملفات منها.

# أرقام جميع الجهات
all-figures-title = أرقام الجهات
all-figures-lead = كم ملفاً قررت فيه كل جهة، ومدى التزامها بالمهل القانونية.
all-figures-since = منذ أول طلب وصل إلى هذه البوابة: { $day }.
all-figures-agency = الجهة
all-figures-total = مجموع الجهات
all-figures-none = { $count ->
    [one] جهة واحدة لم يُحسب عنها شيء بعد
    [two] جهتان لم يُحسب عنهما شيء بعد
    [few] { $count } جهات لم يُحسب عنها شيء بعد
    [many] { $count } جهةً لم يُحسب عنها شيء بعد
   *[other] { $count } جهة لم يُحسب عنها شيء بعد
}
all-figures-empty-title = لم يُحسب شيء بعد
all-figures-empty-help = تظهر أرقام الجهات هنا مع أول ملف يصدر فيه قرار أو أول مهلة تنقضي.
all-figures-how-title = كيف تُحسب الأرقام
all-figures-how-decided = يُحسب كل ملف مرة واحدة ضمن «ملفات صدر فيها قرار»، للجهة المسؤولة عنه حين صدر القرار. ولا يُحسب القرار بعد الاعتراض مرة أخرى.
all-figures-how-limit = القرار ضمن المهلة القانونية يُحسب «في الموعد». و«بعد المهلة» تُحسب يوم انقضاء المهلة، وإن بقي الملف مفتوحاً. وللرد على الاعتراض مهلته الخاصة ويُحسب مرة أخرى. ولا تدخل في المهلة الأيام التي تنتظر فيها الجهة مقدّم الطلب.
all-figures-how-silence = «بالسكوت» تعني أن الجهة لم تقرر ضمن المهلة فقرر القانون بدلاً منها.
all-figures-how-returned = «أسئلة إلى مقدّم الطلب» هي عدد المرات التي طُلب فيها منه شيء آخر.
all-figures-how-objected = يُحسب الاعتراض ونتيجته للجهة التي اتخذت القرار.
all-figures-how-sum = قد يُحسب للملف الواحد أكثر من أمر، فلا يساوي مجموع الأعمدة عدد الملفات. وأرقام الوحدات والمقاولين في صفحة كل جهة. وقد تتأخر الأرقام دقيقة.

# الجهات
agencies-title = الجهات
agencies-lead = لكل جهة نافذة: خدماتها ودوامها وطرق التواصل والشكوى.
agencies-empty = لم تفتح أي جهة نافذة بعد.
agency-window = نافذة الخدمات
agency-services = خدمات هذه الجهة
agency-services-count = { $count ->
    [0] لا خدمات
    [one] خدمة واحدة
    [two] خدمتان
    [few] { $count } خدمات
   *[other] { $count } خدمة
    }
agency-search-label = البحث في خدمات هذه الجهة
agency-empty-title = لا خدمة لدى هذه الجهة بهذه الكلمات
agency-none-title = ليس لهذه الجهة خدمة هنا بعد
agency-none-help = ابحث في خدمات كل الجهات، أو اتصل بهذه الجهة؛ ساعات عملها ورقم هاتفها في هذه الصفحة.
agency-none-search = البحث في كل الخدمات
agency-none-others = كل الجهات
agency-hours = أوقات الدوام
agency-open-now = مفتوح
agency-closed-now = مغلق
agency-open-until = حتى الساعة { $time }
agency-opens-at = يفتح اليوم الساعة { $time }
agency-closed-today = لن يفتح مرة أخرى اليوم
agency-from-to = من { $from } إلى { $to }
agency-day-off = عطلة
agency-contact = التواصل
agency-complaint = طريقة تقديم الشكوى

# الدخول
sign-in-title = الدخول إلى البوابة
sign-in-lead = لا حاجة إلى كلمة مرور. نرسل إليك رمزاً يُستخدم مرة واحدة.
sign-in-too-long = خرجت من حسابك في هذه الأثناء، وما كتبته أطول من أن يُحفظ أثناء الدخول (أكثر من { $kilobytes } كيلوبايت). انسخه من هنا أولاً، ثم ألصقه في الاستمارة بعد الدخول.
sign-in-typed = ما كتبته
sign-in-for = ادخل لتقديم طلب «{ $service }».
signed-in-title = تم الدخول من قبل
signed-in-who = صاحب الحساب المفتوح على هذا الجهاز:
signed-in-lead = إن كنت أنت فلا حاجة إلى كتابة الرمز من جديد.
signed-in-go-on = متابعة
signed-in-other = إن كان شخصاً آخر فسجّل الخروج وتابع الدخول برقمك، ثم تصل إلى الصفحة التي أردتها.
signed-in-other-button = الخروج ومتابعة الدخول
sign-in-unused = خرجت من حسابك لأنه لم يُستعمل مدة، حفاظاً على بياناتك. ادخل من جديد: تعود إلى الصفحة نفسها وما حُفظ باقٍ في مكانه.
sign-in-kept = خرجت من حسابك في هذه الأثناء. ادخل من جديد؛ ما كتبته محفوظ وستجده أمامك.
sign-in-resident = بالرقم الوطني
sign-in-national-number = الرقم الوطني
sign-in-mobile = رقم الجوال
sign-in-mobile-hint = رقم مسجّل باسمك.
sign-in-visitor = بجواز السفر
sign-in-passport = رقم جواز السفر
sign-in-email = البريد الإلكتروني
sign-in-email-hint = نرسل الرمز إلى هذا العنوان.
sign-in-send-code = إرسال الرمز
sign-in-samples = أشخاص للتجربة
sign-in-samples-note = في نسخة العرض يمكنك الدخول باسم أحد هؤلاء. لا أحد منهم حقيقي.
code-title = اكتب رمز الدخول
code-lead = اكتب الرمز المكوّن من ستة أرقام الذي يصلك؛ وهو صالح خمس دقائق. إذا دخلت من قبل برقم جوال أو بريد إلكتروني آخر فاكتبه هو؛ فالرمز المرسل إلى عنوان جديد لا يفتح شيئاً.
code-label = رمز من ستة أرقام
code-button = دخول
code-not-come = لم يصل الرمز؟ انتظر دقيقة. إن لم يصل بعدها فاطلب رمزاً جديداً أو صحّح ما كتبته. وإن لم يصل بعد عدة محاولات فحاول غداً أو اسأل في مكتب الجهة.
code-again = إرسال رمز جديد
code-correct = تصحيح رقم الجوال أو البريد الإلكتروني
code-lead-again = اكتب الرمز الجديد الذي يصلك؛ هذه الصفحة لا تقبل إلا الرمز الجديد، لا رمزاً وصل قبله. كل رمز صالح خمس دقائق.
code-over = لم يعد هذا الرمز مقبولاً: كُتب خطأً عدة مرات أو انتهت مدته. اطلب رمزاً جديداً.
code-demo = في نسخة العرض تصل الرسائل هنا بدلاً من الهاتف:

# التتبع
track-title = التتبع برقم التتبع
track-label = رقم التتبع
track-hint = اثنا عشر رقماً، على الإيصال وفي الرسالة القصيرة. تظهر الحالة فقط، لا بيانات شخصية.
track-button = عرض الحالة
track-none-title = لا ملف بهذا الرقم
track-none-help = قارن الأرقام بإيصالك. الرقم من اثني عشر رقماً.
track-more = لرؤية الرسائل والخطابات:

# الأخطاء
error-title-invalid = لم يُنفَّذ هذا الإجراء
error-title-sign-in = ادخل أولاً
error-title-not-allowed = لا يحق لك ذلك
error-title-not-found = لم نجد هذه الصفحة
error-title-conflict = غير ممكن في الحالة الراهنة
error-title-too-large = حجم ما أُرسل أكبر من المسموح
error-title-too-often = انتظر قليلاً
error-title-busy = حاول بعد لحظات
error-title-fault = حدث خلل من جانبنا
error-status = خطأ { $status }
error-incident = رقم الحادثة:
error-incident-help = ما حُفظ سابقاً باقٍ في مكانه.
error-home = الصفحة الرئيسية
error-search = البحث في الخدمات
fault = لم يستطع النظام تنفيذ ذلك. حاول من جديد بعد دقائق.

# رسائل نسخة العرض
outbox-title = الرسائل المرسلة
outbox-note = هذه الصفحة في نسخة العرض فقط. تظهر فيها الرسائل القصيرة ورسائل البريد الإلكتروني التي تصل إلى الناس في الواقع.
outbox-sms = رسالة قصيرة
outbox-email = بريد إلكتروني
outbox-empty-title = لم تُرسل رسالة بعد
outbox-empty-help = اطلب رمز دخول أو أرسل طلباً؛ تظهر رسالته هنا.
