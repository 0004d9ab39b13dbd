# رسیدگی: مهلت، مرحله، کار، اعتراض
days-hours = حداکثر { $count } ساعت اداری
status-objected = در حال رسیدگی به اعتراض
case-left-hours = { $count } ساعت اداری مانده است
case-late-hours = { $count } ساعت اداری از مهلت گذشته است
case-kept-hours = { $count } ساعت اداری از مهلت باقی است
case-last-hour = کمتر از یک ساعت مانده است
case-task = کار
case-tasks = چه کسانی اکنون اقدام می‌کنند
case-also = هم‌زمان در حال اقدام
case-contractor = پیمانکار: { $name }، قرارداد { $contract }
case-you-be-there = { $at } در محل حضور داشته باشید
case-you-pay = مبلغ را بپردازید
case-you-pay-note = پس از ثبت رسید پرداخت، رسیدگی ادامه می‌یابد.
case-clock-stands-task = این مرحله به پاسخ بیرون از دستگاه بسته است؛ تا آن زمان مهلت نمی‌گذرد.
case-clock-stands-payment = پس از پرداخت شما، مهلت از همان‌جا ادامه می‌یابد.
case-completeness = هنوز کامل بودن پرونده بررسی می‌شود؛ مهلت پس از آن آغاز می‌شود. اگر تا پایان زمانِ این بررسی چیزی نگویند، پرونده کامل است.
case-extended = این مهلت تمدید شده است.
case-objected = این مهلتِ رسیدگی به اعتراض شماست.
case-decided-by-silence = دستگاه تا پایان مهلت پاسخ نداد و این تصمیم به حکم قانون گرفته شد.
case-decided-by-rule = این تصمیم از نتیجهٔ کارهای بالا و بر پایهٔ قاعدهٔ خدمت گرفته شد.
case-object-until = تا { $date } می‌توانید به این تصمیم اعتراض کنید.
case-object-link = ثبت اعتراض
case-object-title = اعتراض به تصمیم
case-object-note = واحدی جز واحد تصمیم‌گیرنده به آن رسیدگی می‌کند یا تصمیم را تأیید می‌کند یا تصمیم تازه‌ای می‌گیرد.
case-object-label = چرا این تصمیم را درست نمی‌دانید؟
case-object-button = فرستادن اعتراض

# خط زمان
event-completed = پرونده کامل شناخته شد و مهلت آغاز شد
event-completed-silence = زمان بررسیِ کامل بودن گذشت؛ پرونده کامل است و مهلت آغاز شد
event-extended = مهلت { $days } روز تمدید شد
event-warned = پایان مهلت نزدیک است
event-limit-passed = مهلت قانونی بدون تصمیم گذشت: «{ $unit }»، { $agency }
event-task-limit-passed = مهلت «{ $unit }»، { $agency } گذشت
event-escalated = پرونده به واحد بالاتر رسید: «{ $unit }»، { $agency }
event-appointed = قرار بازدید: { $at }
event-finished = { $task }: { $outcome } («{ $unit }»)
event-finished-silence = { $task }: «{ $unit }» تا پایان مهلت پاسخ نداد؛ نتیجه: { $outcome }
event-opened = نوبت «{ $unit }» شد
event-objected = متقاضی اعتراض کرد؛ «{ $unit }» رسیدگی می‌کند
event-objected-you = شما اعتراض کردید؛ «{ $unit }» رسیدگی می‌کند
event-decided-upheld = اعتراض بررسی شد و تصمیم پابرجا ماند
event-decided-replaced = اعتراض بررسی شد و تصمیم تازه‌ای گرفته شد
event-decided-silence-granted = دستگاه پاسخ نداد؛ درخواست به حکم قانون پذیرفته شد
event-decided-silence-refused = دستگاه پاسخ نداد؛ درخواست به حکم قانون پذیرفته نشد
timeline-waits-payment = اکنون: منتظر پرداخت متقاضی
timeline-waits-your-payment = اکنون: منتظر پرداخت شما

# اعلان و پیامک
notice-completed = پرونده کامل شناخته شد
notice-extended = مهلت رسیدگی به پرونده تمدید شد
notice-limit-passed = مهلت رسیدگی به پرونده گذشت
notice-escalated = پرونده به واحد بالاتر رسید
notice-appointed = برای بازدید قرار گذاشته شد
sms-completed = پروندهٔ «{ $service }» کامل است و رسیدگی آغاز شد. کد رهگیری: { $code }
sms-extended = مهلت رسیدگی به «{ $service }» تمدید شد. دلیل را در درگاه بخوانید. کد رهگیری: { $code }
sms-limit-passed = مهلت رسیدگی به «{ $service }» گذشت. ببینید اکنون چه کسی پاسخ‌گوست. کد رهگیری: { $code }
sms-escalated = پروندهٔ «{ $service }» به واحد بالاتر رسید. کد رهگیری: { $code }
sms-appointed = برای بازدیدِ «{ $service }» قرار گذاشته شد. زمان و محل را در درگاه ببینید. کد رهگیری: { $code }

# آنچه رخ داد، برای برنامه‌ها
happened-completed = درخواست کامل شناخته شد
happened-extended = مهلت تمدید شد
happened-warned = پایان مهلت نزدیک است
happened-limit-passed = مهلت گذشت
happened-escalated = پرونده به واحد بالاتر رسید
happened-appointed = قرار بازدید گذاشته شد
happened-finished = کاری به نتیجه رسید
happened-opened = کار بعدی آغاز شد
happened-objected = متقاضی اعتراض کرد

# میز کار
desk-complete = پرونده کامل است
desk-complete-hint = مهلت قانونی از این لحظه آغاز می‌شود. اگر چیزی کم است، از متقاضی بپرسید.
desk-finish = نتیجهٔ «{ $task }»
desk-checklist = چه چیزهایی درست است؟
desk-outcome = نتیجه
desk-receipt = شمارهٔ رسید پرداخت
desk-receipt-hint = شماره‌ای که بانک یا دفتر پیشخوان داده است.
desk-photos = عکس
desk-files = پیوست
desk-finish-note = یادداشت برای کسانی که پرونده را ادامه می‌دهند
desk-finish-button = ثبت نتیجه
desk-appoint = قرار بازدید
desk-appoint-date = روز بازدید
desk-appoint-date-hint = مانند ۱۴۰۵/۰۹/۲۰
desk-appoint-time = ساعت
desk-appoint-place = محل
desk-appoint-button = گذاشتن قرار
desk-extend = تمدید مهلت
desk-extend-reason = دلیل تمدید
desk-extend-hint = متقاضی این دلیل را می‌خواند.
desk-extend-button = تمدید کنید

# چرا نمی‌شود
refusal-task-has-outcomes = این کار نتیجه دارد. یکی از نتیجه‌های آن را ثبت کنید.
refusal-task-without-outcomes = این کار نتیجه‌ای برای ثبت ندارد. مرحله را تمام کنید یا تصمیم بگیرید.
refusal-task-without-appointment = برای این کار قرار گذاشته نمی‌شود.
refusal-not-steward = فقط دستگاه متولی پرونده این کار را می‌کند.
refusal-complete-already = این پرونده پیش‌تر کامل شناخته شده است.
refusal-no-extension = مهلت این خدمت تمدید نمی‌شود.
refusal-no-more-extension = مهلت این پرونده را دیگر نمی‌توان تمدید کرد.
refusal-no-objection = برای این خدمت اعتراض در درگاه پیش‌بینی نشده است. راه شکایت در صفحهٔ دستگاه است.
refusal-objected-already = به این تصمیم یک بار اعتراض شده است.
refusal-not-decided = هنوز تصمیمی گرفته نشده است که به آن اعتراض شود.
refusal-objection-too-late = زمان اعتراض به این تصمیم گذشته است.
answer-photo-needed = دست‌کم یک عکس بفرستید.

error-back = بازگشت به صفحهٔ پیش
cost-computed = پیش از ارسال حساب می‌شود
