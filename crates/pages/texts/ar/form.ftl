# تعبئة الطلب
form-step = الخطوة { $step } من { $steps }
form-then-check = هذا آخر سؤال. بعده تراجع إجاباتك وترسلها.
form-then-name = هذا آخر سؤال. بعده تكتب اسمك وتراجع إجاباتك وترسلها.
form-next = حفظ ومتابعة
form-optional = (اختياري)
form-help = مساعدة
form-saved = حُفظ
form-saves-itself = تُحفظ إجاباتك كلما ضغطت «حفظ ومتابعة».
name-ask = ما اسمك الكامل؟
name-ask-why = يُسأل عنه قبل أول طلب، لأن الموظف ينظر في الملف بهذا الاسم وتُكتب الخطابات به. يمكنك تغييره لاحقاً في «بياناتي».
form-changed-title = أُجيب عن هذا السؤال بإجابة أخرى في نافذة ثانية
form-changed-other = إبقاء الإجابة المحفوظة
form-changed-note = ما كتبته في هذه النافذة باقٍ أدناه ولم يُحفظ بعد.
form-changed-mine = حفظ الإجابة أدناه
form-at-most = { $max ->
    [one] حرف واحد على الأكثر.
    [two] حرفان على الأكثر.
    [few] { $max } أحرف على الأكثر.
    [many] { $max } حرفاً على الأكثر.
   *[other] { $max } حرف على الأكثر.
    }
form-between = عدد صحيح من { $min } إلى { $max }.
form-money-hint = اكتب المبلغ بالريال، أو اكتب «تومان» بعد العدد.
form-rial = ريال
form-address-hint = المدينة والشارع والزقاق ورقم المبنى والشقة.
form-choices-hint = { $max ->
    [one] يمكنك اختيار خيار واحد على الأكثر.
    [two] يمكنك اختيار خيارين على الأكثر.
    [few] يمكنك اختيار { $max } خيارات على الأكثر.
    [many] يمكنك اختيار { $max } خياراً على الأكثر.
   *[other] يمكنك اختيار { $max } خيار على الأكثر.
}
form-date-hint = مثلاً: ٢٣ / ١١ / ٢٠٢٦
form-date-past-hint = اليوم أو قبله. مثلاً: ٢٣ / ١١ / ٢٠٢٦
form-date-future-hint = اليوم أو بعده. مثلاً: { $day }
form-day-example = مثلاً: { $day }
form-day = اليوم
form-month = الشهر
form-year = السنة
form-national-number-hint = عشرة أرقام، على البطاقة الوطنية.
form-passport-hint = الحروف والأرقام كما هي في جواز السفر؛ أو السطران أسفل صفحة الصورة.
form-mobile-hint = مثلاً: ٠٩١٥٠٠٠٠٠٠١
form-email-hint = مثلاً: name@example.org
form-mobile-own = سجّلت الدخول بهذا الرقم. إن أردت رقماً آخر فغيّره.
form-email-own = سجّلت الدخول بهذا العنوان. إن أردت عنواناً آخر فغيّره.
form-postal-code-hint = عشرة أرقام بلا شرطة.
form-legal-number-hint = أحد عشر رقماً، في إعلان التسجيل أو ترويسة الرسائل.
form-foreign-number-hint = اثنا عشر رقماً، على بطاقة الإقامة أو ورقتها.
form-landline-hint = مع رمز المدينة. مثلاً: ٠٥١٣٨٧٦٥٤٣٢
form-iban-hint = IR و٢٤ رقماً، في تطبيق المصرف أو على دفتر الشيكات. يمكن ترك IR.
form-card-hint = ستة عشر رقماً على البطاقة المصرفية.
form-bill-id-hint = من ٦ إلى ١٣ رقماً، على الفاتورة.
form-payment-id-hint = من ٦ إلى ١٣ رقماً، على الفاتورة نفسها.
form-time-hint = الساعة والدقيقة. مثلاً: ١٧:٠٥
form-from = من يوم
form-to = إلى يوم
form-range-most = { $max ->
    [one] يوم واحد على الأكثر.
    [two] يومان على الأكثر مع اليوم الأول والأخير.
    [few] { $max } أيام على الأكثر مع اليوم الأول والأخير.
    [many] { $max } يوماً على الأكثر مع اليوم الأول والأخير.
   *[other] { $max } يوم على الأكثر مع اليوم الأول والأخير.
    }
form-province = المحافظة
form-county = القضاء
form-city = المدينة أو القرية
form-address-text = الشارع والزقاق ورقم المبنى والشقة
form-person-self = أنا
form-person-other = شخص آخر
form-person-hint = املأ الحقول التالية لشخص آخر فقط.
form-person-name = الاسم الكامل
form-person-national-number = الرقم الوطني
form-person-passport = أو رقم جواز السفر
form-person-mobile = الهاتف الجوال
form-organisation-name = اسم المنظمة أو الشركة
form-organisation-number = الرقم الوطني للشخص الاعتباري
form-group-hint = ما تتركه فارغاً لا يُحتسب.
form-group-add = إضافة: { $row }
form-postal-code = الرمز البريدي (اختياري)
form-choose = اختر
form-plate-hint = من اليسار إلى اليمين كما على اللوحة.
form-plate-motorcycle-hint = الأرقام الثلاثة العليا والخمسة السفلى.
form-plate-any-hint = للسيارة مثل {"\u2066"}١٢ب٣٤٥-٣٦{"\u2069"}؛ وللدراجة النارية مثل {"\u2066"}٧٦٥-١٢٣٤٥{"\u2069"}.
form-plate-two = رقمان
form-plate-letter = الحرف
form-plate-three = ثلاثة أرقام
form-plate-region = إيران
form-plate-above = الأرقام العليا
form-plate-below = الأرقام السفلى
form-renewal-hint = مكتوب على فاتورة التجديد أو شهادة البلدية.
renewal-zone = المنطقة
renewal-district = الناحية
renewal-block = البلوك
renewal-parcel = العقار
renewal-building = المبنى
renewal-apartment = الشقة
renewal-trade = الوحدة التجارية
form-place-text = صف المكان
form-place-text-hint = أقرب شارع أو رقم أو معلم معروف. لا حاجة إلى خريطة.
form-place-points = أو إحداثياته
form-point-hint = خط العرض وخط الطول. مثلاً: {"\u2066"}٣٦٫٢٩٧٢ ٥٩٫٦٠٦٧{"\u2069"}
form-line-hint = خط العرض وخط الطول لكل نقطة في سطر؛ نقطتان على الأقل.
form-area-hint = خط العرض وخط الطول لكل زاوية في سطر؛ ثلاث زوايا على الأقل بالترتيب.
map-label = خريطة
map-in = تكبير
map-out = تصغير
map-near = مواضع الأسماء تقريبية.
map-hint = المس المكان على الخريطة. بلوحة المفاتيح: حرّك الخريطة تحت العلامة بمفاتيح الأسهم واضغط Enter؛ ويزيل Backspace آخر نقطة.
map-undo = إزالة آخر نقطة
map-clear = مسح الكل
map-mine = مكاني الآن
map-mine-failed = تعذّر تحديد مكانك. دلّ عليه على الخريطة أو صفه.
form-search-hint = اكتب بضعة أحرف واختر أحد الخيارات.
form-money-toman-hint = اكتب المبلغ بالتومان.
form-toman = تومان
form-declaration-title = إقرارك
form-files = الملفات المرفقة
form-file-choose = اختيار ملف
form-file-more = ملف آخر
form-file-hint = { $types }، حتى { $size } لكل ملف، و{ $max } على الأكثر. تُقبل صورة واضحة بالهاتف.
form-file-hint-document = { $types }، حتى { $size } لكل ملف، و{ $max } على الأكثر.
form-file-upload = رفع
form-file-uploading = جارٍ الرفع
form-not-sent = تعذّر الإرسال: انقطع الاتصال أو لم يُجب النظام. ما كتبته والملف الذي اخترته باقيان هنا. اضغط الزر نفسه مرة أخرى بعد قليل.
form-file-remove = حذف
form-file-not-taken = لم يُرفق هذا الملف. للمتابعة اختر ملفاً آخر أو تابع من دونه.
form-file-go-without = المتابعة من دون هذا الملف
form-file-had = هذا الملف مرفق من قبل، ولم يُضَف شيء.
form-files-full = { $max ->
    [1] أُرفق ملف واحد ولا يُقبل أكثر منه. لإرسال ملف آخر، احذف هذا الملف أولاً.
   *[other] أُرفق العدد المسموح به من الملفات كاملاً ({ $max } من { $max }). لإضافة ملف آخر، احذف واحداً منها أولاً.
    }

# المراجعة والإرسال
check-title = مراجعة الإجابات
check-applicant = بياناتك
check-name = الاسم
check-later = المتابعة لاحقاً
check-change = تغيير
check-older-version = بدأت هذه المسودة بالنسخة { $version } من الخدمة وتُعالَج وفقها. أحدث نسخة هي { $newest }.
check-submit-title = إرسال الطلب
check-declaration = بالإرسال تقرّ بأن إجاباتك صحيحة وكاملة.
check-what-next = الجهة المسؤولة عن الجواب: { $agency }؛ { $time }.
check-submit = إرسال الطلب
check-discard = حذف هذه المسودة
check-discard-note = تُحذف إجابات هذه المسودة وملفاتها ولا تُستعاد.
check-discard-button = حذف المسودة
check-discarded = حُذفت المسودة.
draft-tag = مسودة
draft-progress = أُجيب عن { $answered } من { $asked }
draft-complete = الإجابات كاملة؛ لم يبقَ إلا الإرسال
draft-waits = الإجابات كاملة؛ بانتظار التوقيع. بعد التوقيع ترسلها أنت، ولا مهلة لها حتى ذلك اليوم
draft-saved-at = حُفظت { $date }

# التأكيد
submitted-title = سُجّل طلبك
submitted-open-case = فتح الملف
submitted-next = ما الذي يحدث الآن
submitted-next-unit = تبدأ المراجعة في «{ $unit }».
submitted-next-ask = إذا نقص شيء سألوك عنه.
submitted-next-ask-note = نخبرك برسالة قصيرة أو بالبريد الإلكتروني. وتتوقف مهلة الجهة إلى أن تجيب.
submitted-next-complete = تُبلَّغ في موعد أقصاه { $date } هل الطلب كامل أم لا.
submitted-next-due = يصلك الجواب في موعد أقصاه { $date }.
receipt-download = تنزيل الإيصال
receipt-note = الإيصال موقّع رقمياً من البوابة ويثبت متى قدّمت طلبك. احتفظ به.
receipt-title = إيصال الطلب
receipt-open = عرض الإيصال وطباعته
receipt-proves = يثبت هذا الإيصال أن طلبك سُجّل في هذا الوقت. احتفظ به؛ ويمكن لأي شخص التحقق منه من دون سؤالنا.
receipt-promise = ما وُعدت به
receipt-complete-by = الرد بشأن اكتمال الطلب حتى
receipt-promise-note = هذا ما وُعدت به يوم تقديم الطلب. أما ما تغيّر بعده فتجده في صفحة الملف.
receipt-signed = ما جرى توقيعه
receipt-signed-note = يشمل التوقيع الرقمي للبوابة رقم التتبع وهذه البيانات. وليس اسمك منها.
receipt-service = الخدمة ونسختها
receipt-version = النسخة { $version }
receipt-steward = الجهة المسؤولة عند التسجيل
receipt-moment = وقت التسجيل
receipt-event = بصمة حدث التسجيل
receipt-signature = التوقيع
receipt-checkpoint = الختم الدوري للسجل
receipt-covered = ورد هذا الطلب في ختم { $at }.
receipt-not-covered = ليس بعد؛ خلال دقائق. نزّل ملف الإيصال مرة أخرى بعد ذلك.
receipt-verify = التحقق من الإيصال
receipt-verify-file = نزّل ملف الإيصال.
receipt-verify-key = احفظ المفتاح العام للبوابة باسم key.json.
receipt-verify-run = نفّذ هذا الأمر:
receipt-verify-alone = برنامج dargah مفتوح المصدر ويقوم بذلك من دون إنترنت.

invoice-title = الرسوم
invoice-print = الفاتورة
invoice-print-note = الحالة كما كانت في { $at }. الإيصالات هي ما سجّلته الجهة.
invoice-line = البند
invoice-amount = المبلغ
invoice-sum = المجموع
invoice-sum-not-due = المجموع (غير مستحق الدفع)
invoice-not-due = غير مستحق الدفع
invoice-counted = المدفوع من قبل
invoice-left = الباقي للدفع
invoice-over-paid = الزائد المدفوع
invoice-later = تدفع هذا المبلغ حين يُطلب منك.
invoice-later-instalments = تبدأ الدفع حين يُطلب منك؛ ومواعيد الأقساط محسوبة من يوم إرسال الطلب ولا تتغير بذلك.
invoice-nothing = لا شيء يُدفع.
invoice-over = لم يعد هذا المبلغ مستحقاً.
invoice-unasked = قُبل الطلب قبل مرحلة الدفع. لم يُطلب شيء ولا يلزم دفع أي مبلغ.
invoice-all-paid = سُجّل دفع هذا المبلغ.
invoice-reported = أُبلغ بدفع هذا المبلغ ولم تسجّله الوحدة المسؤولة بعد.
invoice-moved = انتقل الملف إلى جهة أخرى، وهي التي تبيّن ما يُدفع وكيف.
invoice-replaced = حلّت هذه الفاتورة محل الفاتورة السابقة في { $date } عند تصحيح الإجابات، وأُلغيت السابقة.
invoice-replaced-counted = حلّت هذه الفاتورة محل الفاتورة السابقة في { $date } بعد تصحيح الإجابات، وحُسب ما دُفع من قبل.
invoice-stays = بالإجابات المصحّحة تكون الرسوم { $amount }. ولأنها دُفعت قبل ذلك أو انتهت مرحلة الدفع، تبقى هذه الفاتورة كما هي.
invoice-waits = الرسوم بالإجابات المصحّحة { $amount }. تبقى هذه الفاتورة إلى أن تجيب الوحدة عن الدفع المُبلَّغ به، ثم يُطلب الباقي أو يُعاد الزائد.
invoice-note = حُسب هذا المبلغ بأسعار اليوم، ويثبت عند إرسال الطلب.
invoice-rounding = تقريب
invoice-rounding-note = لا يُستوفى ما يقل عن ألف ريال.
invoice-rate = رقم الجدول: { $value } (مبالغ الجدول بالريال)
invoice-rate-from = السعر الساري من { $day }
invoice-bill-id = معرّف الفاتورة
invoice-payment-id = معرّف الدفع
invoice-no-payment-id = ليس لهذا المبلغ معرّف دفع؛ وتعلن الجهة طريقة الدفع.
invoice-instalments = { $count ->
    [two] قسطان
    [few] { $count } أقساط
    [many] { $count } قسطاً
   *[other] { $count } قسط
}
invoice-instalment-column = القسط
invoice-instalment = القسط { $number }
invoice-due = تاريخ الاستحقاق: { $day }
invoice-paid = سُجّل الإيصال
invoice-receipts = الإيصالات المسجَّلة
invoice-receipts-note = الأرقام كما سجّلتها الجهة.

# نسخة أحدث من الاستمارة
newer-notice = توجد نسخة أحدث من هذه الاستمارة.
newer-look = عرض ما تغيّر
newer-title = نسخة أحدث من هذه الاستمارة
newer-lead = بدأتَ بالنسخة { $version } وقد حلّت محلها النسخة { $newest }. يمكنك المتابعة بنسختك أو الانتقال إلى الأحدث.
newer-void = لم تعد مسودتك على النسخة السابقة صالحة. ننقل إجاباتك إلى النسخة الأحدث.
newer-changes = ما الذي تغيّر
newer-changes-none = لا يتغيّر شيء بالنسبة إليك.
newer-answers = إجاباتك
newer-kept = { $count ->
    [zero] لا تبقى أي إجابة.
    [one] تبقى إجابة واحدة.
    [two] تبقى إجابتان.
    [few] تبقى { $count } إجابات.
   *[other] تبقى { $count } إجابة.
}
newer-again = تُسأل هذه من جديد
newer-aside = ما كتبته ولا يلائم الاستمارة الجديدة
newer-aside-note = يبقى مع مسودتك ولا يُرسل.
newer-carry = المتابعة بالنسخة الأحدث
newer-stay = المتابعة بالنسخة التي بدأت بها
draft-withdrawn = لا يمكن إرسال هذه المسودة؛ إجاباتك باقية حتى تحذفها. اسأل { $agency } عما يمكنك فعله بدلاً من ذلك: الهاتف { $phone }.
draft-withdrawn-agency-gone = لا يمكن إرسال هذه المسودة؛ تبقى إجاباتك حتى تحذفها. الجهة التي كانت تقدّم هذه الخدمة لم تعد في البوابة.
draft-withdrawn-agency = العنوان وساعات العمل
notice-service-withdrawn = خدمة لديك مسودة طلب لها لم تعد تقبل طلبات جديدة
mail-subject-withdrawn = أُوقفت خدمة بدأتَ طلباً لها
sms-withdrawn = لم تعد «{ $service }» تقبل طلبات جديدة. { $note }
    { $link }
notice-newer = صدرت نسخة أحدث من استمارة بدأتَها
mail-subject-newer = نسخة أحدث من استمارة بدأتَها
sms-newer = صدرت نسخة أحدث من «{ $service }»، ومسودتك على النسخة السابقة.
sms-newer-void = لم تعد مسودتك صالحة. انتقل إلى النسخة الأحدث؛ إجاباتك باقية. السبب: «{ $reason }».
sms-newer-holds = يمكنك إتمام مسودتك وإرسالها كما هي، أو الانتقال إلى النسخة الأحدث.
sms-newer-changes = ما تغيّر:
sms-newer-change = - { $change }
sms-newer-more = { $count ->
    [one] وتغيير آخر.
    [two] وتغييران آخران.
    [few] و{ $count } تغييرات أخرى.
    [many] و{ $count } تغييراً آخر.
   *[other] و{ $count } تغيير آخر.
    }
sms-newer-link = مسودتك: { $link }
eligible-not-title = لا تتيح إجاباتك الحصول على هذه الخدمة
eligible-change = الإجابات التي أدّت إلى ذلك
eligible-change-note = إجاباتك محفوظة. إذا غيّرت إحدى هذه الإجابات يُنظر فيها من جديد.
eligible-instead = هناك خدمة أخرى لهذا
eligible-instead-look = عرض تلك الخدمة
eligible-search = البحث عن خدمة أخرى
eligible-service = عن هذه الخدمة
eligible-list = ما يجب توافره
