# توقيع شخص آخر
form-cosign-hint = بعد ملء الاستمارة تصل رسالة قصيرة إلى هذا الشخص، فيدخل برقمه الوطني ويقرأ الإجابات ويوقّع.
answer-cosign-parts = اكتب اسم الموقّع ورقمه الوطني ورقم جواله.
answer-cosign-own = هذا رقمك الوطني. يجب أن يوقّع شخص آخر.
answer-cosign-draft = يحتاج هذا الطلب إلى توقيع شخص آخر. أنشئه مسودةً، واحصل على التوقيع، ثم أرسله.
answer-cosign-missing = لم تطلب التوقيع من { $name } بعد.
answer-cosign-waiting = لم يوقّع { $name } بعد.
answer-cosign-declined = رفض { $name } التوقيع.
answer-cosign-void = تغيّرت الإجابات بعد طلب التوقيع. اطلبه من { $name } مرة أخرى.
refusal-signed-already = أُعطي هذا التوقيع من قبل.
refusal-cosign-changed = تغيّرت الإجابات في هذه الأثناء. اقرأها كما هي الآن قبل التوقيع.
cosign-section = توقيعات الآخرين
cosign-section-note = لا يُرسل الطلب قبل التوقيع. إذا غيّرت إجابة بعد ذلك فعليك طلب التوقيع من جديد.
cosign-ask = طلب التوقيع
cosign-ask-again = طلب التوقيع من جديد
cosign-missing = لم يُطلب بعد.
cosign-asked = طُلب في { $date }؛ لم يُقرأ بعد.
cosign-asked-read = طُلب في { $date }؛ قُرئ في { $read }.
cosign-signed = وُقّع في { $date }.
cosign-declined = رُفض في { $date }.
cosign-void = تغيّرت الإجابات بعد الطلب؛ اطلبه من جديد.
cosign-title = توقيعات مطلوبة منك
cosign-lead = اقرأ الإجابات كاملة قبل التوقيع. إذا كنت لا تعرف مقدّم الطلب فلا توقّع.
cosign-none = لا أحد يطلب توقيعك
cosign-none-help = عندما يحتاج أحد إلى توقيعك على طلبه تراه هنا.
cosign-tag-asked = بانتظار توقيعك
cosign-tag-signed = وقّعت
cosign-tag-declined = رفضت
cosign-tag-void = تغيّر
cosign-from = مقدّم الطلب: { $name }
cosign-from-nameless = لم يكتب مقدّم الطلب اسمه
cosign-look = القراءة والتوقيع
cosign-look-from = يطلب منك مقدّم الطلب توقيع هذا الطلب. الاسم الذي كتبه: { $name }. سيرى متى فتحته أول مرة.
cosign-look-nameless = يطلب منك مقدّم الطلب توقيع هذا الطلب. سيرى متى فتحته أول مرة.
cosign-look-void = غيّر مقدّم الطلب الإجابات. لا شيء للتوقيع قبل أن يُطلب منك من جديد.
cosign-cost = رسوم هذا الطلب { $amount }. يدفعها مقدّم الطلب، لا أنت.
cosign-cost-free = هذا الطلب مجاني.
cosign-sign-title = التوقيع
cosign-sign-note = بالتوقيع تؤكد أنك قرأت الإجابات وتوافق على هذا الطلب. يبقى توقيعك في الملف مع تاريخه.
cosign-sign = توقيع
cosign-decline = رفض التوقيع
cosign-reason = السبب
cosign-decline-button = رفض التوقيع
cosign-you-signed = لقد وقّعت هذا الطلب.
cosign-you-declined = لقد رفضت توقيع هذا الطلب.
cosign-somebody = بلا اسم
cosign-look-signed = ما وقّعته
cosign-look-declined = ما رفضت توقيعه
cosign-you-signed-next = بعد أن يرسله مقدّم الطلب ترى هنا تاريخه ورقم تتبعه.
cosign-sent = أُرسل الطلب في { $date }.
cosign-sent-on = أُرسل: { $date }
cosign-receipt = تنزيل إيصال الطلب
cosign-kept-until = يبقى ما وقّعته هنا إلى أن يُبتّ في الطلب أو يُسحب. أما الملف نفسه فلا يظهر إلا لمقدّم الطلب.
cosign-cases-signed = { $count ->
    [one] وقّعت طلباً واحداً لغيرك وهو قيد المعالجة
    [two] وقّعت طلبين لغيرك وهما قيد المعالجة
    [few] وقّعت { $count } طلبات لغيرك وهي قيد المعالجة
    [many] وقّعت { $count } طلباً لغيرك وهي قيد المعالجة
   *[other] وقّعت { $count } طلب لغيرك وهي قيد المعالجة
}
cosign-cases = { $count ->
    [one] طلب واحد بانتظار توقيعك
    [two] طلبان بانتظار توقيعك
    [few] { $count } طلبات بانتظار توقيعك
    [many] { $count } طلباً بانتظار توقيعك
   *[other] { $count } طلب بانتظار توقيعك
}
event-signatures = { $count ->
    [one] بتوقيع شخص آخر
    [two] بتوقيع شخصين آخرين
    [few] بتوقيع { $count } أشخاص آخرين
    [many] بتوقيع { $count } شخصاً آخر
   *[other] بتوقيع { $count } شخص آخر
}
sms-cosign = يطلب منك مقدّم طلب «{ $service }» توقيع طلبه. الاسم الذي كتبه: «{ $who }». ادخل برقمك الوطني واقرأه: { $address } إذا كنت لا تعرفه فلا تفعل شيئاً.
sms-cosign-signed = وُقّع طلب «{ $service }». ادخل إلى البوابة لإرساله.
sms-cosign-declined = لم يُوقّع طلب «{ $service }». انظر السبب في البوابة.
