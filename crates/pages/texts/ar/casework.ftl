# معالجة الملفات: المهل والمراحل والمهام والاعتراضات
days-hours = { $count ->
    [one] ساعة عمل واحدة على الأكثر
    [two] ساعتا عمل على الأكثر
    [few] { $count } ساعات عمل على الأكثر
   *[other] { $count } ساعة عمل على الأكثر
    }
amount-working = { $count ->
    [one] يوم عمل واحداً
    [two] يومي عمل
    [few] { $count } أيام عمل
   *[other] { $count } يوم عمل
    }
amount-calendar = { $count ->
    [one] يوماً واحداً
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}
amount-hours = { $count ->
    [one] ساعة عمل واحدة
    [two] ساعتي عمل
    [few] { $count } ساعات عمل
   *[other] { $count } ساعة عمل
    }
status-objected = الاعتراض قيد النظر
case-left-hours = { $count ->
    [one] بقيت ساعة عمل واحدة
    [two] بقيت ساعتا عمل
    [few] بقيت { $count } ساعات عمل
   *[other] بقيت { $count } ساعة عمل
    }
case-late-hours = { $count ->
    [one] تأخر ساعة عمل واحدة
    [two] تأخر ساعتي عمل
    [few] تأخر { $count } ساعات عمل
   *[other] تأخر { $count } ساعة عمل
    }
case-kept-hours = { $count ->
    [one] يبقى من المهلة ساعة عمل واحدة
    [two] يبقى من المهلة ساعتا عمل
    [few] يبقى من المهلة { $count } ساعات عمل
   *[other] يبقى من المهلة { $count } ساعة عمل
    }
case-last-hour = بقي أقل من ساعة
case-task = المهمة
case-tasks = المهام المفتوحة ووحداتها
case-also = يعمل في الوقت نفسه
case-and-also = وكذلك
case-contractor = المقاول: { $name }، العقد { $contract }
case-contract = العقد { $contract }
case-you-pay = ادفع المبلغ المستحق
case-pay-all-until = يجب أن تُسجَّل مدفوعات هذه المرحلة كلها في موعد أقصاه { $date } ({ $rule }).
case-pay-all-until-only = يجب أن تُسجَّل مدفوعات هذه المرحلة كلها في موعد أقصاه { $date }.
case-you-pay-how = ادفع بمعرّف الفاتورة ومعرّف الدفع عبر الصراف الآلي أو تطبيق مصرفك أو أحد فروع المصرف.
case-you-pay-ask = لم يصدر معرّف فاتورة لهذا الدفع. قبل أن تدفع، اسأل «{ $agency }» عن الحساب وطريقة الدفع.
case-you-pay-note = بعد الدفع أبلغ به في هذه الصفحة.
case-report-title = دفعتُ المبلغ
case-report-to = تُبلَّغ «{ $unit }» لتسجّل الإيصال. وإلى أن تجيب تتوقف مهلة الدفع ولا يلزمك شيء آخر.
case-report-to-no-limit = تُبلَّغ «{ $unit }» لتسجّل الإيصال. وإلى أن تجيب لا يلزمك شيء آخر.
case-report-late = قُبل طلبك، لكن دفع هذا المبلغ لم يُسجَّل بعد. بعد الدفع أبلغ به هنا لتجد الوحدة المسؤولة الإيصال وتسجّله.
case-report-receipt = رقم الإيصال أو رقم المرجع
case-report-receipt-hint = الرقم الذي أعطاه المصرف بعد الدفع.
case-report-on = يوم الدفع
day-hint = مثل ‎{ $day }‎
case-report-button = أبلغ بالدفع
case-reported = تتحقق من الدفع الذي أبلغتَ به (يوم الدفع: { $date }). وإلى أن تجيب هذه الوحدة تتوقف مهلة الدفع.
case-reported-no-limit = تتحقق من الدفع الذي أبلغتَ به (يوم الدفع: { $date }).
case-you-in-sub-case = فتح ذلك الملف
case-clock-stands-task = هذه المرحلة متوقفة على جهة خارج الجهة المسؤولة؛ ولا تجري المهلة حتى ذلك الحين.
case-clock-stands-reported = لم يُعثر على دفع أبلغتَ به من قبل؛ وإلى أن تجيب الوحدة عن الدفع الجديد لا تجري المهلة.
case-clock-stands-payment = تُستأنف المهلة من حيث توقفت بعد الدفع.
case-clock-stands-both = تُستأنف المهلة من حيث توقفت بعد جوابك ودفعك.
case-clock-stands-all = تُستأنف المهلة من حيث توقفت بعد أن تنجز كل ما هو منتظر منك، في الملف الفرعي أيضاً.
case-completeness = يُنظر الآن في اكتمال الطلب، وتبدأ المهلة بعد ذلك. وإن لم يصدر ردّ في الموعد عُدّ الطلب مكتملاً.
case-extended = مُدّدت هذه المهلة. القاعدة قبل التمديد: { $rule }
case-completeness-until = يُنظر الآن في اكتمال الطلب، وتبدأ المهلة بعد ذلك. وإن لم يصدر ردّ حتى { $date } عُدّ الطلب مكتملاً. { $rule }
case-complete-since = يُعدّ الطلب مكتملاً منذ { $date }: ما يُطلب الآن لا يغيّر ذلك، ولا تبدأ المهلة من جديد.
case-silence = إن لم يصل جواب حتى ذلك الموعد: { $outcome }.
case-late-counted = إن انقضت المهلة: يُسجَّل التأخير ويُحتسب على هذه الوحدة في صفحة جهتها.
case-task-escalates = إن انقضت: يُحسب التأخير على هذه الوحدة وتنتقل المهمة إلى «{ $unit }».
case-you-pay-amount = ادفع { $amount }
case-you-pay-part = ادفع القسط { $number }: { $amount }
case-instalment-late = يُسجَّل القسط المدفوع بعد موعده أيضاً؛ ولا يصدر قرار لمجرد مرور هذا الموعد.
case-unpaid = إن لم يُسجَّل الدفع حتى ذلك الموعد كانت نتيجة هذه الخطوة «{ $outcome }».
case-unpaid-all = إن لم تُسجَّل هذه المدفوعات كلها حتى ذلك الموعد كانت نتيجة هذه الخطوة «{ $outcome }».
case-objected = هذه مهلة النظر في اعتراضك.
case-decided-by-silence = لم تُجب الجهة في المهلة، فصدر هذا القرار بحكم القانون.
case-decided-by-silence-since = لم تُجب الجهة حتى انتهاء المهلة ({ $date }؛ { $rule })، فصدر هذا القرار بحكم القانون، ويسري من انتهاء المهلة.
case-upheld-by-silence = لم يُجب عن الاعتراض حتى انتهاء المهلة ({ $date }؛ { $rule })، فبقي القرار بحكم القانون.
case-decided-unanswered = لم يصل جواب عمّا سُئل حتى { $date } ({ $rule })، فصدر هذا القرار بحكم قاعدة الخدمة، ويسري من نهاية ذلك اليوم.
case-decided-by-rule = صدر هذا القرار بناءً على نتائج مهام هذا الملف وفق قاعدة الخدمة.
case-decided-by-unanswered = لم يصل في الموعد جواب عمّا طُلب، فصدر هذا القرار وفق قاعدة الخدمة.
case-decided-by-rule-from = صدر هذا القرار وفق قاعدة هذه الخدمة لأنه { $outcomes }.
case-signed = وقّعت «{ $unit }» في { $date } ({ $task })
case-no-visit = أُلغي موعد المعاينة ولم يُحدَّد موعد آخر بعد.
case-done-visit = سُجّل طلبك. تحدّد الوحدة موعداً آخر ونخبرك به.
case-visit-declined = قلت إن موعد المعاينة لا يناسبك، ولم تحدّد الوحدة موعداً آخر بعد.
case-visit-unsuitable-button = اطلب موعداً آخر
case-visit-reason = السبب، أو الوقت الأنسب (اختياري)
case-visit-unsuitable-note = يمكنك حتى { $date } ({ $rule }) أن تقول إن هذا الموعد لا يناسبك. عندئذ لا يأتي أحد في هذا الوقت وتحدّد الوحدة موعداً آخر. لا تتوقف مهلة المعالجة لذلك، ويمكنك قول ذلك مرتين في كل مهمة.
case-visit-rule = في جميع الخدمات، حتى نهاية اليوم السابق للمعاينة
case-visit-unsuitable = هذا الموعد لا يناسبني
case-rule-outcome = سُجّلت في «{ $task }» نتيجة «{ $outcome }»
case-rule-ground = سُجّل سببه في «{ $task }»
case-rule-outcomes = { $first } و{ $next }
case-object-link = تقديم اعتراض
case-object-title = الاعتراض على القرار
case-object-note = تنظر فيه وحدة غير التي أصدرت القرار، فإما أن تؤيده وإما أن تصدر قراراً جديداً.
case-object-label = لماذا ترى أن القرار غير صحيح؟
case-object-files-hint = إذا كان لديك ما يثبت ذلك. PDF أو صورة، { $max } ملفات على الأكثر.
case-object-button = إرسال الاعتراض

# الجدول الزمني
event-completed = عُدّ الطلب مكتملاً وبدأت المهلة
event-completed-silence = انقضى وقت النظر في الاكتمال: الطلب مكتمل وبدأت المهلة
event-extended = مُدّدت المهلة { $days }
event-task-extended = مدّدت «{ $unit }» مهلة مهمتها { $days }
event-warned = المهلة على وشك الانتهاء
event-task-warned = مهلة «{ $unit }»، { $agency } على وشك الانتهاء
event-limit-passed = انقضت المهلة القانونية دون قرار: «{ $unit }»، { $agency }
event-task-limit-passed = انقضت مهلة «{ $unit }»، { $agency }
event-escalated = رُفع الملف إلى الوحدة الأعلى: «{ $unit }»، { $agency }
event-task-escalated = رُفعت المهمة التي انقضت مهلتها إلى الوحدة الأعلى: «{ $unit }»، { $agency }
event-appointed = حُدّد موعد المعاينة: { $at }
event-visit-on-holiday = صار يوم المعاينة عطلة: { $at }
event-visit-called-off = ألغت «{ $unit }» موعد المعاينة: { $at }
event-visit-declined-you = قلت إن موعد المعاينة لا يناسبك: { $at }
event-visit-declined = ذكر مقدّم الطلب أن موعد المعاينة لا يناسبه: { $at }
event-appointed-past = موعد معاينة فات وقته: { $at }
event-appointed-replaced = موعد معاينة حلّ محله موعد آخر: { $at }
event-appointed-done = موعد معاينة انتهت مهمتها قبل حلوله: { $at }
event-appointed-dropped = موعد معاينة لم يعد قائماً: { $at }
event-appointed-declined = موعد معاينة لم يكن مناسباً: { $at }
event-received = سُجّل إيصال أحد الأقساط: { $receipt } («{ $unit }»)
event-recorded = سُجّل إيصال الدفع المُبلَّغ به: { $receipt } («{ $unit }»)
event-receipt-elsewhere = هذا الإيصال مسجّل في ملف آخر أيضاً، وأكّد الموظف أنه مدفوع عن الملفين معاً
event-refund-elsewhere = كان هذا الإيصال مسجّلاً في ملف آخر أيضاً، وأكّد الموظف أن مبلغه يجب أن يُعاد
event-number-reported = رقم الإيصال الذي أبلغ به مقدّم الطلب
event-number-reported-you = رقم الإيصال الذي أبلغتَ به
event-number-recorded = رقم الإيصال الذي سُجّل
event-invoiced = أُجيب عن الدفع المُبلَّغ به، والرسوم بالإجابات المصحّحة { $amount }
event-payment-reported = أبلغ مقدّم الطلب بالدفع؛ يوم الدفع: { $date }
event-payment-reported-you = أبلغتَ بالدفع؛ يوم الدفع: { $date }
event-payment-not-found = لم تجد «{ $unit }» الدفع المُبلَّغ به
event-given-back = أعادت «{ $unit }» المبلغ المدفوع: { $date }
event-given-back-part = أعادت «{ $unit }» { $amount } من المبلغ المدفوع: { $date }
event-finished = { $task }: { $outcome } («{ $unit }»)
event-finished-silence = { $task }: لم تُجب «{ $unit }» في المهلة؛ النتيجة: { $outcome }
event-nothing-to-pay = { $task }: لا شيء يُدفع
event-opened = جاء دور «{ $unit }»
event-opened-decides = بحسب ما هو مسجل لا تؤدي أي قاعدة من قواعد الخدمة إلى خطوة تالية؛ القرار لدى «{ $unit }»
event-objected = اعترض مقدّم الطلب؛ وتنظر فيه «{ $unit }»
event-objected-you = لقد اعترضت؛ وتنظر فيه «{ $unit }»
event-decided-upheld = نُظر في الاعتراض وبقي القرار
event-taken-back = سحب مقدّم الطلب اعتراضه وبقي القرار
event-taken-back-you = سحبت اعتراضك وبقي القرار
event-decided-replaced = نُظر في الاعتراض وصدر قرار جديد
event-decided-silence-granted = سكتت الجهة: قُبل الطلب بحكم القانون
event-decided-silence-refused = سكتت الجهة: رُفض الطلب بحكم القانون
event-decided-silence-upheld = لم يُجب عن الاعتراض في المهلة: بقي القرار بحكم القانون
event-decided-silence-replaced = لم يُجب عن الاعتراض في المهلة: قُبل الطلب بحكم القانون
timeline-waits-payment = الآن: بانتظار دفع مقدّم الطلب
timeline-waits-your-payment = الآن: بانتظار دفعك
timeline-told = قيل لمقدّم الطلب:
timeline-noted = لمكتب العمل فقط:
timeline-place = مكان الموعد:
timeline-ticked = مستوفى
timeline-not-ticked = لم تُوضع عليه علامة

# الإشعارات والرسائل
notice-completed = طلبك مكتمل
notice-extended = مُدّدت مهلة ملفك
notice-task-extended = مدّدت إحدى الوحدات مهلة مهمتها
notice-limit-passed = انقضت مهلة ملفك
notice-escalated = رُفع ملفك إلى الوحدة الأعلى
notice-appointed = حُدّد موعد للمعاينة
notice-visit-on-holiday = صار يوم المعاينة عطلة؛ وسنخبرك إن أُلغيت أو تغيّر موعدها
notice-visit-called-off = أُلغي موعد المعاينة
notice-finished = سُجّلت نتيجة في ملفك
notice-signed = وُقّع خطاب لك
notice-payment = حان وقت الدفع
notice-paid = سُجّل دفعك
notice-payment-not-found = لم يُعثر على الدفع الذي أبلغتَ به
notice-given-back = أُعيد المبلغ الذي دفعتَه
notice-overpaid = رسوم إجاباتك المصحّحة أقل مما دفعت
sms-completed = طلب «{ $service }» مكتمل وبدأت معالجته.
sms-extended = مُدّدت مهلة «{ $service }».
sms-task-extended = مدّدت إحدى الوحدات مهلة مهمتها في «{ $service }».
sms-limit-passed = انقضت مهلة «{ $service }». انظر من المسؤول الآن.
sms-escalated = رُفع ملف «{ $service }» إلى الوحدة الأعلى.
sms-appointed = حُدّد موعد معاينة لـ«{ $service }». انظر الوقت والمكان في البوابة.
sms-appointed-at = تحضر «{ $unit }» في { $at } لمعاينة «{ $service }»؛ كن حاضراً في المكان. انظر المكان في البوابة.
sms-visit-on-holiday = صار يوم معاينة «{ $unit }» ({ $at }) بشأن «{ $service }» عطلة. سنخبرك إن أُلغيت المعاينة أو تغيّر موعدها.
sms-visit-called-off = أُلغي موعد المعاينة لـ«{ $service }» ولم يُحدَّد موعد آخر بعد.
sms-finished = سُجّلت نتيجة في ملفك «{ $service }». اقرأها في البوابة.
sms-signed = بشأن «{ $service }»: { $title }. اقرأ الخطاب في البوابة واطبعه.
sms-paid = سُجّل دفعك مقابل «{ $service }».
sms-paid-part = سُجّل إيصال القسط { $number } من { $count } عن «{ $service }».
sms-payment-not-found = لم يُعثر على الدفع الذي أبلغتَ به مقابل «{ $service }»، ومهلة الدفع مستمرة. اقرأ السبب في البوابة.
sms-payment-not-found-no-limit = لم يُعثر على الدفع الذي أبلغتَ به مقابل «{ $service }». اقرأ السبب في البوابة.
sms-given-back = أُعيد المبلغ الذي دفعتَه عن «{ $service }». انظر رقم المرجع في البوابة.
sms-overpaid = رسوم «{ $service }» بالإجابات المصحّحة أقل مما دفعت. انظر في البوابة كيف تسترد الزائد.
sms-payment-part = هذا هو القسط { $number } من { $count }.
sms-payment = ادفع { $amount } عن «{ $service }». انظر طريقة الدفع في البوابة.
sms-payment-until = ادفع { $amount } عن «{ $service }» في موعد أقصاه { $day }. انظر طريقة الدفع في البوابة.
sms-payment-bill = ادفع { $amount } عن «{ $service }». معرّف الفاتورة: { $bill }، معرّف الدفع: { $payment }.
sms-payment-bill-until = ادفع { $amount } عن «{ $service }» في موعد أقصاه { $day }. معرّف الفاتورة: { $bill }، معرّف الدفع: { $payment }.

# ما حدث، للبرامج
happened-completed = الطلب مكتمل
happened-extended = مُدّدت المهلة
happened-task-extended = مُدّدت مهلة إحدى المهام
happened-warned = المهلة على وشك الانتهاء
happened-limit-passed = انقضت المهلة
happened-escalated = رُفع الملف إلى الوحدة الأعلى
happened-task-escalated = رُفعت المهمة التي انقضت مهلتها إلى الوحدة الأعلى
happened-appointed = حُدّد موعد المعاينة
happened-visit-on-holiday = صار يوم المعاينة عطلة
happened-visit-called-off = أُلغي موعد المعاينة
happened-visit-declined = موعد المعاينة لم يناسب مقدّم الطلب
happened-received = سُجّل إيصال أحد الأقساط
happened-recorded = سُجّل إيصال الدفع المُبلَّغ به
happened-invoiced = حُدّدت رسوم الإجابات المصحّحة
happened-payment-reported = أُبلغ بالدفع
happened-payment-not-found = لم يُعثر على الدفع المُبلَّغ به
happened-given-back = أُعيد المبلغ المدفوع
happened-finished = انتهت مهمة
happened-nothing-to-pay = لم يكن هناك شيء يُدفع
happened-opened = بدأت المهمة التالية
happened-objected = اعترض مقدّم الطلب
happened-taken-back = سحب مقدّم الطلب اعتراضه

# مكتب الموظفين
desk-complete = الطلب مكتمل
desk-complete-hint = تبدأ المهلة القانونية من هذه اللحظة. وإن نقص شيء فاسأل مقدّم الطلب.
desk-finish = نتيجة «{ $task }»
desk-checklist = ما الذي استوفى الشروط؟
desk-files-again = لم تُرسل الملفات مع هذه الاستمارة. اخترها من جديد.
desk-unticked-title = بنود لم تُوضع عليها علامة
desk-unticked-why = لماذا لم تُوضع علامة على هذه البنود؛ ويقرؤه مقدّم الطلب أيضاً
timeline-unticked = سبب عدم وضع العلامة:
desk-outcome = النتيجة
desk-receipt = رقم إيصال الدفع
desk-receipt-hint = الرقم الذي أعطاه المصرف أو المكتب.
desk-receipt-elsewhere = هذا الإيصال مدفوع عن الملفين معاً
desk-receipt-elsewhere-hint = لا تضع العلامة إلا إذا كان مبلغ الإيصال يغطي الملفين. يُسجّل هذا التأكيد في الملف باسمك.
desk-refund-both = أعلم أن هذا الإيصال مسجّل في ملف آخر أيضاً، ويجب مع ذلك أن يُعاد مبلغه
desk-receipt-rials = مبلغ الإيصال بالريال
desk-receipt-rials-hint = المبلغ المكتوب على الإيصال؛ وإن شمل الإيصال عدة أقساط فحصة هذا القسط.
desk-receipt-instalment = يُحسب هذا الإيصال عن القسط { $number } من { $count }، وقدره { $amount }، ما لم يكن معرّف دفع قسط آخر. وتبقى المهمة مفتوحة حتى تُسجّل الأقساط التي تنتظرها كلها.
desk-payment-reported = أُبلغ بالدفع
desk-reported = أبلغ مقدّم الطلب بالدفع في { $at }؛ يوم الدفع: { $date }. سجّل الإيصال أو اذكر أنه لم يُعثر عليه.
desk-not-found = لم يُعثر على الدفع
desk-not-found-reason = السبب
desk-not-found-hint = يقرأ مقدّم الطلب هذا السبب، وتستأنف مهلة الدفع من حيث توقفت.
desk-not-found-hint-no-limit = يقرأ مقدّم الطلب هذا السبب، ويمكنه أن يدفع من جديد.
desk-not-found-button = أبلغ مقدّم الطلب
desk-refunds = مبالغ تُعاد
desk-refunds-note = إيصالات سجّلتها هذه الوحدة لطلبات رُفضت أو سُحبت أو أُحيلت إلى جهة أخرى أو قلّت رسومها بعد تصحيح الإجابات، ومدفوعات أُبلغ بها ولم يُجب عنها أحد قبل انتهاء الملف أو بعده.
desk-refunds-empty = لا مبالغ تُعاد
desk-refunds-empty-help = حين يُرفض أو يُسحب طلب دُفعت رسومه يظهر إيصاله هنا.
desk-column-since = منذ
desk-refund-may-object = ما زال لمقدّم الطلب أن يعترض حتى { $date } ({ $rule }).
desk-refund-reported = أبلغ به مقدّم الطلب؛ ولم يُبحث عنه بعد
desk-refund-look = أبلغ مقدّم الطلب بهذا الدفع، ولم يُجب عنه أحد قبل انتهاء الملف. إن عثرت عليه فأعده، وإلا فاذكر أنه لم يُعثر عليه.
desk-report-look = أبلغ مقدّم الطلب بهذا الدفع، ولم يُجب عنه أحد بعد. وقد قُبل الطلب؛ فإن عثرت عليه فسجّله، وإلا فاذكر أنه لم يُعثر عليه.
desk-refund-over = رسوم الإجابات المصحّحة أقل مما دُفع؛ أعد الزائد.
desk-found-button = عُثر على الدفع؛ سجّله
desk-refund-not-found-hint = يقرأ مقدّم الطلب هذا السبب.
desk-give-back = إعادة المبلغ
desk-give-back-hint = بعد التحويل اكتب رقم مرجعه ويومه؛ سيقرؤهما مقدّم الطلب.
desk-give-back-reference = رقم مرجع التحويل
desk-give-back-on = يوم التحويل
desk-give-back-button = تسجيل
desk-unpaid-until = لمقدّم الطلب أن يدفع حتى { $date }. وقبل ذلك تحتاج كل نتيجة غير الدفع إلى سبب يقرؤه مقدّم الطلب.
desk-unpaid-any-time = لمقدّم الطلب أن يدفع في أي وقت. وتحتاج كل نتيجة غير الدفع إلى سبب يقرؤه مقدّم الطلب.
desk-unpaid-reported = أبلغ مقدّم الطلب بالدفع. وإلى أن يُسجَّل إيصاله أو يُذكر أنه لم يُعثر عليه لا تُقبل نتيجة أخرى.
desk-follows = بهذه النتيجة تقرر قاعدة الخدمة:
desk-signs = بهذه النتيجة يُوقَّع خطاب ويصل إلى مقدّم الطلب. ويرد فيه ما تكتبه لمقدّم الطلب.
desk-photos = صور
desk-photos-with = يلزم إرفاق صورة واحدة على الأقل مع: { $outcomes }
desk-files = مرفقات
desk-finish-told = لمقدّم الطلب: يراه في صفحة ملفه وفي الإشعار
desk-finish-told-hint = إن كان على مقدّم الطلب تصحيح شيء، فاكتب هنا بوضوح ما هو وكيف يصحّحه.
desk-finish-note = لمكتب العمل فقط: لا يراه مقدّم الطلب
desk-finish-button = تسجيل النتيجة
desk-answer-until = لمقدّم الطلب أن يجيب حتى { $date }.
desk-answer-no-date = لم يُحدَّد موعد للجواب.
desk-answer-passed = انتهى موعد الجواب في { $date }. يبقى الملف منتظراً، ويُقبل الجواب بعده.
desk-unanswered = إن لم يصل جواب حتى ذلك اليوم بقي الملف منتظراً، ويُقبل جواب مقدّم الطلب بعده أيضاً.
desk-invoice-later = يدفع مقدّم الطلب هذا المبلغ حين يُطلب منه.
desk-invoice-later-instalments = يبدأ مقدّم الطلب الدفع حين يُطلب منه؛ ومواعيد الأقساط محسوبة من يوم إرسال الطلب.
desk-object-until = لمقدّم الطلب أن يعترض على هذا القرار حتى { $date }.
desk-others-ask = سألت «{ $unit }» مقدّم الطلب. يمكنك مواصلة مهمتك، لكن الملف يبقى في هذه المرحلة حتى يصل الجواب.
desk-appoint = تحديد موعد معاينة
desk-appoint-date = يوم المعاينة
desk-appoint-time = الساعة
desk-appoint-place = المكان
desk-appoint-button = تحديد الموعد
desk-call-off = إلغاء موعد المعاينة
desk-call-off-reason = سبب الإلغاء
desk-call-off-hint = يقرأ مقدّم الطلب هذا السبب. ويمكنك تحديد موعد آخر بعد ذلك.
desk-call-off-button = إلغاء
desk-extend = تمديد المهلة
desk-extend-which = أي مهلة؟
desk-extend-case = مهلة الملف: تُمدَّد { $days }
desk-extend-task = مهلة هذه المهمة: تُمدَّد { $days }
desk-extend-reason = سبب التمديد
desk-extend-hint = يقرأ مقدّم الطلب هذا السبب.
desk-extend-button = تمديد

# لماذا لا يمكن ذلك
refusal-task-has-outcomes = لهذه المهمة نتائج. سجّل إحداها.
refusal-task-without-outcomes = ليس لهذه المهمة نتائج تُسجَّل. أنهِ المرحلة أو اتخذ القرار.
refusal-task-without-appointment = لا يُحدَّد موعد لهذه المهمة.
refusal-not-steward = لا تقوم بذلك إلا الجهة المسؤولة عن الملف.
refusal-complete-already = هذا الطلب مكتمل من قبل.
refusal-no-extension = لا تُمدَّد مهلة هذه الخدمة.
refusal-no-more-extension = لم يعد تمديد مهلة هذا الملف ممكناً.
refusal-task-no-extension = لا تُمدَّد مهلة هذه المهمة.
refusal-task-no-more-extension = لم يعد تمديد مهلة هذه المهمة ممكناً.
refusal-no-visit = لا موعد معاينة قادماً.
refusal-visit-declined-often = قلت { $most ->
    [two] مرتين
   *[other] { $most } مرات
} إن موعد المعاينة لا يناسبك، ولا يمكن ذلك مرة أخرى. راسل الوحدة لموعد آخر.
refusal-visit-moved = تغيّر موعد المعاينة في هذه الأثناء. انظر الموعد الجديد، وإن لم يناسبك هو أيضاً فقل ذلك عنه.
refusal-visit-too-near = كان يمكن القول إن الموعد لا يناسب حتى اليوم السابق له. إن تعذّر عليك الحضور فراسل الوحدة أو اتصل بها.
answer-which-visit = اذكر أي معاينة لا تناسب.
desk-visit-declined = معاينة { $at } لا تناسب مقدّم الطلب فلا يذهب أحد.
desk-visit-declined-next = حدّد موعداً آخر؛ المهلة جارية.
refusal-payment-reported = أُبلغ بهذا الدفع من قبل ولم تجب الوحدة المسؤولة بعد.
refusal-transfer-while-reported = أبلغ مقدّم الطلب هذه الجهة بدفع. يُسجَّل الإيصال أولاً أو يُذكر أنه لم يُعثر عليه، ثم يُحال الملف.
refusal-not-for-that-agency = لا يمكن إحالة ملفات هذه الخدمة إلى تلك الجهة. اختر وحدة من القائمة.
refusal-handed-on-twice = سبق أن أحالت هذه الجهة الملف مرتين إلى جهة أخرى، فلا يُعاد إليها. اتخذ القرار هنا أو أحِل الملف إلى جهة أخرى.
refusal-no-payment = لا دفع مطلوباً في هذا الملف الآن.
refusal-nothing-reported = لا دفع مُبلَّغاً به ينتظر جواباً.
refusal-waits-for-payment = زادت الرسوم بتصحيح الإجابات، ولا تنتهي هذه المرحلة بالموافقة قبل دفعها.
refusal-nothing-to-give-back = ليس لدى هذه الوحدة مبلغ من هذا الإيصال لتعيده.
refusal-receipt-elsewhere = سجّلت جهتك هذا الإيصال في ملف آخر يوم { $day }. { $which } إن كان مدفوعاً عن الملفين معاً فأكّد ذلك وأرسله مرة أخرى.
receipt-elsewhere-code = رقم تتبع ذلك الملف: { $code }.
receipt-elsewhere-hidden = ذلك الملف غير متاح لك.
receipt-elsewhere-over = رقم تتبع ذلك الملف: { $code }. { $how }
receipt-elsewhere-granted = قُبل ذلك الطلب يوم { $day }.
receipt-elsewhere-refused = رُفض ذلك الطلب يوم { $day }.
receipt-elsewhere-withdrawn = سُحب ذلك الطلب يوم { $day }.
receipt-elsewhere-returned = { $how } وأُعيد مبلغ هذا الإيصال هناك يوم { $day }.
refusal-refund-elsewhere = سجّلت جهتك هذا الإيصال في ملف آخر أيضاً يوم { $day }. { $which } لا يُعاد مبلغ الإيصال مرتين؛ إن وجبت إعادته مع ذلك فأكّد ذلك وأرسله مرة أخرى.
desk-refund-elsewhere = هذا الإيصال محسوب في ملف آخر أيضاً منذ { $day }. { $which }
refusal-refund-changed = تغيّر المبلغ الواجب إعادته في هذه الأثناء. انظر المبلغ الجديد، وإن كنت قد حوّلت مبلغاً آخر فسوِّ الفرق مع مقدّم الطلب قبل التسجيل.
refusal-no-objection = لا اعتراض لهذه الخدمة في البوابة. صفحة الجهة تبيّن طريقة تقديم الشكوى.
refusal-objected-already = سبق الاعتراض على هذا القرار.
refusal-not-decided = لا يوجد قرار يمكن الاعتراض عليه.
refusal-objection-too-late = انقضى وقت الاعتراض على هذا القرار.
answer-photo-needed = أرسل صورة واحدة على الأقل.
answer-unticked = تقول النتيجة إن كل شيء سليم، لكن لم تُوضع علامة على كل بنود القائمة. ضع العلامة عليها أو اختر نتيجة أخرى أو اكتب لماذا كل شيء سليم مع ذلك.
answer-told-needed = اكتب ما الذي على مقدّم الطلب تصحيحه. هذه النتيجة تعيد الملف إليه للتصحيح.
answer-agency-closed = الجهة مغلقة في { $day }. اكتب يوماً تعمل فيه.
answer-same-visit = هذه المعاينة نفسها، في الوقت والمكان ذاتهما، مسجّلة من قبل وأُبلغ بها مقدّم الطلب.
answer-after-limit = تنتهي المهلة قبل هذا اليوم. آخر يوم ممكن هو { $day }.
answer-may-pay-until = لمقدّم الطلب أن يدفع حتى { $day }. اكتب سبب هذه النتيجة؛ سيقرؤه مقدّم الطلب.
answer-may-still-pay = ما زال لدى مقدّم الطلب وقت للدفع. اكتب سبب هذه النتيجة؛ سيقرؤه مقدّم الطلب.
answer-payment-reported = أبلغ مقدّم الطلب بالدفع. سجّل الإيصال أولاً أو اذكر أنه لم يُعثر عليه.

error-back = العودة إلى الصفحة السابقة
cost-computed = تُحسب قبل الإرسال
conduct-title = الالتزام بالقانون
conduct-about = منذ البداية يُحسب كل ملف للجهة المسؤولة عنه، وكل مهمة للوحدة التي أنجزتها. وحيث لم يقرر أحد فقرر القانون، يُحسب ذلك للجهة ولكل وحدة منها كانت لها مهمة مفتوحة ضمن تلك المهلة. ويُحسب الاعتراض ونتيجته أيضاً للوحدة التي اتخذت القرار، ولكل عقد أرقامه المستقلة.
conduct-empty = لم يُحسب شيء بعد: لم تُنهِ هذه الجهة أي ملف في البوابة.
conduct-who = الوحدة
conduct-steward = الجهة بصفتها مسؤولة
conduct-contract = العقد
conduct-contract-before = العقد السابق
conduct-contract-none = دون عقد مسجّل
conduct-on-time = في الموعد
conduct-late = بعد المهلة
conduct-by-silence = بالسكوت
conduct-returned = أسئلة إلى مقدّم الطلب
conduct-objected = الاعتراضات
conduct-upheld = تأييد بعد الاعتراض
conduct-replaced = تغيير بعد الاعتراض
desk-bulk = المهام المختارة
desk-bulk-claim = تولّي المهام
desk-bulk-release = إعادة المهام
desk-bulk-pick = اختيار الملف
desk-bulk-title = النتيجة
desk-bulk-none = لم تُختر أي مهمة. ضع علامة على مهمة واحدة على الأقل.
desk-bulk-claimed = صارت في عهدتك
desk-bulk-released = أُعيدت إلى الوحدة
desk-bulk-given = أُسندت إلى { $officer }
desk-bulk-reason = السبب
desk-bulk-reason-hint = لازم للمهمة التي في عهدة زميل آخر، ويبقى في سجل الوحدة: إجازة أو مرض أو انتقال.
desk-of = المهام التي في عهدة { $officer }.
desk-of-all = كل مهام الوحدة
answer-too-many-tasks = اختر { $max } مهمة على الأكثر في كل مرة.
answer-officer-skills = المهارات كلمات من حروف لاتينية صغيرة وأرقام وشرطات وشرطات سفلية، تفصل بينها فواصل.
desk-objected = هذه مهلة النظر في الاعتراض.
desk-keys-choose = اختيار السطر
answer-time-in-past = فات هذا الوقت. اكتب وقتاً لم يأتِ بعد.

sub-case-title = ملفات مترابطة
sub-case-of = هذا الملف جزء من
sub-case-needed = ملف يحتاج إليه هذا الملف
sub-case-left = لم يعد الملف الذي فُتح هذا الملف من أجله بحاجة إليه، وانتهت المعالجة.
corrections-title = ما صحّحه مقدّم الطلب
corrections-note = أُرسل هذا بعد الطلب، في الملف الذي فُتح هذا الملف من أجله.
event-sub-case = فُتح ملف فرعي لـ«{ $service }»
event-sub-case-waits = الملف الفرعي «{ $service }» بانتظار مقدّم الطلب؛ ومهلة هذا الملف متوقفة حتى ذلك الحين
event-sub-case-waits-you = الملف الفرعي «{ $service }» بانتظارك؛ ومهلة هذا الملف متوقفة حتى ذلك الحين
event-sub-case-goes-on = لم يعد الملف الفرعي «{ $service }» ينتظر أحداً؛ وتُستأنف المهلة
event-sub-case-replaced = بعد الاعتراض صدر قرار جديد في الملف الفرعي «{ $service }»: { $outcome }
event-sub-case-replaced-counts = بعد الاعتراض صدر قرار جديد في الملف الفرعي «{ $service }»، وهو المعتبر هنا من الآن: { $outcome }

refusal-task-ended = أنهى «{ $officer }» هذه المهمة في { $at } بنتيجة «{ $outcome }». لم يُسجَّل ما أرسلته.
refusal-task-ended-by-rule = انتهت هذه المهمة في { $at } بموجب قاعدة الخدمة بنتيجة «{ $outcome }». لم يُسجَّل ما أرسلته.
refusal-task-moved = أحال «{ $officer }» هذه المهمة في { $at } إلى «{ $unit }»، { $agency }. لم يُسجَّل ما أرسلته.
refusal-task-moved-by-rule = انتقلت هذه المهمة في { $at } بموجب قاعدة الخدمة إلى «{ $unit }»، { $agency }. لم يُسجَّل ما أرسلته.
refusal-stage-ended = نقل «{ $officer }» الملف في { $at } إلى مرحلة «{ $stage }». لم يُسجَّل ما أرسلته.
refusal-stage-ended-by-rule = انتقل الملف في { $at } بموجب قاعدة الخدمة إلى مرحلة «{ $stage }». لم يُسجَّل ما أرسلته.
refusal-task-gone = لم تعد هذه المهمة مفتوحة منذ { $at }. لم يُسجَّل ما أرسلته.
desk-done = تم التسجيل.
desk-done-question = أُرسل السؤال إلى مقدّم الطلب.
desk-done-message = أُرسلت الرسالة إلى مقدّم الطلب.
desk-done-note = حُفظت الملاحظة.
desk-done-visit = ثُبّت موعد المعاينة ويُبلَّغ به مقدّم الطلب.
desk-done-transfer = أُحيل الملف.
desk-done-finish = سُجّلت النتيجة.
desk-done-decision = سُجّل القرار ويُبلَّغ به مقدّم الطلب.
desk-unsaved = ما كتبته ولم يُسجَّل
desk-unsaved-note = النص نفسه في استمارة الملاحظة؛ سجّله هناك إن كان لازماً. لا يرى مقدّم الطلب الملاحظات؛ أرسل ما يخصّه في رسالة.
place-of-agency = { $unit }، { $agency }
units-together = { $first }» و«{ $next }
event-escalated-stays = ما بقي من الملف لدى الوحدة الأعلى: «{ $unit }»، { $agency }
happened-escalated-stays = ما بقي من الملف لدى الوحدة الأعلى
news-stage = المرحلة: «{ $stage }».
news-acting = الملف لدى «{ $units }».
news-awaited = دورك: { $what }.
news-meanwhile = ويستمر العمل في هذه الأثناء لدى «{ $units }».
news-answer-until = موعد جوابك: حتى { $date } ({ $rule }).
news-until = المهلة: حتى { $date } ({ $rule }).
news-unit-until = مهلة هذه الوحدة: حتى { $date } ({ $rule }).
news-limit-passed = انقضت المهلة في { $date } ({ $rule }).
news-moved = انتقلت مهلة المعالجة بتغيّر تقويم أيام العمل من { $from } إلى { $date } ({ $rule }).
news-longer = مُدّدت المهلة { $days } ({ $rule }).
news-longer-until = مُدّدت المهلة { $days }؛ المهلة الجديدة { $date } بدلاً من { $from } ({ $rule }).
news-task-longer = مدّدت «{ $unit }» مهلة مهمتها.
news-visit-instead = حلّ هذا الموعد محل موعد { $at }.
news-visit-off = لم يعد موعد المعاينة مع «{ $unit }» في { $at } قائماً؛ لا داعي لحضورك.
news-moved-agency = انتقلت مهلة المعالجة من { $from } إلى { $date } لأن أيام عمل الجهة الجديدة تختلف عن أيام عمل الجهة السابقة ({ $rule }).
news-moved-payment = انتقل موعد الدفع بتغيّر تقويم أيام العمل من { $from } إلى { $date } ({ $rule }).
news-moved-objection = انتقل آخر موعد للاعتراض بتغيّر تقويم أيام العمل من { $from } إلى { $date } ({ $rule }).
news-pay-amount = المبلغ المستحق: { $amount }.
news-pay-part = القسط { $number } من { $count }: { $amount }.
news-paid-part = سُجّل إيصال القسط { $number } من { $count }.
news-pay-until = موعد الدفع: حتى { $date } ({ $rule }).
news-pay-until-only = موعد الدفع: حتى { $date }.
news-pay-more = الرسوم بالإجابات المصحّحة أكثر مما دفعت، ويُطلب منك الباقي بعد قبول الطلب.
news-pay-no-date = لم يُحدَّد موعد لدفعه.
news-unpaid = إن لم يُسجَّل الدفع حتى ذلك الموعد صدر، بحسب قاعدة هذه الخدمة، قرار «{ $decision }».
news-unpaid-all = إن لم تُسجَّل هذه المدفوعات كلها حتى ذلك الموعد صدر، بحسب قاعدة هذه الخدمة، قرار «{ $decision }».
news-decision = القرار: { $decision }.
news-signed = { $title }. الخطاب بين وثائق الملف.
news-upheld = هذا ردّ على اعتراضك: بقي القرار السابق قائماً.
news-replaced = هذا ردّ على اعتراضك: حلّ هذا القرار محل القرار السابق.
news-taken-back = سحبت الاعتراض وبقي القرار السابق قائماً.
news-object-until = يمكنك الاعتراض على هذا القرار حتى { $date } ({ $rule }).
news-refund = لاسترداد المبلغ الذي دفعته راجع { $agency } أو اتصل بها ومعك رقم الإيصال.
news-refund-several = المبلغ الذي دفعته لدى عدة جهات: { $agencies }. لاسترداده راجع كل جهة أو اتصل بها ومعك رقم الإيصال الذي سجّلته.
news-steward = الجهة المسؤولة عن الملف من الآن: { $agency }.
news-reason = السبب: { $reason }
news-finding = { $finding }. { $told }
news-found = وجدت «{ $unit }» في «{ $task }» ما يجب تصحيحه.

# دور من
turn-you = دورك: { $what }
turn-answer = أجب عمّا تسأله «{ $unit }»
turn-answer-any = أجب عمّا طُلب منك
turn-correct = صحّح ما طُلب منك؛ ثم تنظر فيه «{ $unit }»
turn-pay = ادفع المبلغ؛ وتسجّل «{ $unit }» إيصاله
turn-in-sub-case = في الملف الفرعي «{ $service }»: { $what }
turn-visit = تحضر «{ $unit }» في { $at } للمعاينة؛ كن حاضراً في المكان
turn-visit-at = تحضر «{ $unit }» في { $at } للمعاينة؛ كن حاضراً في المكان: { $place }
turn-desk-answer = تنتظر «{ $unit }» جواب مقدّم الطلب
turn-desk-answer-any = بانتظار جواب مقدّم الطلب
turn-desk-correct = بانتظار تصحيح مقدّم الطلب؛ ثم تنظر فيه «{ $unit }»
turn-desk-pay = بانتظار دفع مقدّم الطلب؛ وتسجّل «{ $unit }» الإيصال
turn-desk-visit = تجري «{ $unit }» المعاينة في { $at }
turn-until = { $what } (حتى { $date })
turn-until-rule = { $what } (حتى { $date }، { $rule })
turn-acting = الآن لدى «{ $units }»
turn-meanwhile = ويستمر العمل في هذه الأثناء لدى «{ $units }»
turn-acting-others = { $count ->
    [one] الآن لدى «{ $first }» ووحدة أخرى
    [two] الآن لدى «{ $first }» ووحدتين أخريين
    [few] الآن لدى «{ $first }» و{ $count } وحدات أخرى
   *[other] الآن لدى «{ $first }» و{ $count } وحدة أخرى
    }
turn-meanwhile-others = { $count ->
    [one] ويستمر العمل في هذه الأثناء لدى «{ $first }» ووحدة أخرى
    [two] ويستمر العمل في هذه الأثناء لدى «{ $first }» ووحدتين أخريين
    [few] ويستمر العمل في هذه الأثناء لدى «{ $first }» و{ $count } وحدات أخرى
   *[other] ويستمر العمل في هذه الأثناء لدى «{ $first }» و{ $count } وحدة أخرى
    }
turn-goes-on = في هذه الأثناء لدى
track-awaited = المنتظر من مقدّم الطلب
track-signed = الخطابات الموقّعة
track-signed-holds = ساري المفعول
track-signed-void = لم يعد ساري المفعول منذ { $date }
turn-and = { $first }؛ { $next }
turn-question-and = أجب عن هذا السؤال: «{ $question }»؛ وكذلك: { $next }
units-and-others = { $count ->
    [one] { $first } ووحدة أخرى
    [two] { $first } ووحدتان أخريان
    [few] { $first } و{ $count } وحدات أخرى
   *[other] { $first } و{ $count } وحدة أخرى
}
case-answer-goes-to = يصل جوابك إلى
case-receipt-goes-to = يسجّل إيصال الدفع
case-waits-for-sub-case = بانتظار الملف الفرعي
case-objection-escalates = إن انقضت: يُسجَّل التأخير وينتقل الملف إلى «{ $unit }».
case-objection-upheld = إن انقضت: يبقى القرار قائماً بحكم القانون.
case-objection-granted = إن انقضت: يكون القرار بحكم القانون «{ $decision }».
desk-decided-on = تاريخ القرار
desk-withdrawn-on = تاريخ السحب
