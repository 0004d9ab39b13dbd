# پرونده‌های من
cases-empty-title = هنوز پرونده‌ای ندارید
cases-empty-help = درخواستی که آغاز کنید یا بفرستید اینجا می‌آید، با نام مسئول و مهلت پاسخ.
cases-empty-button = یافتن خدمت
cases-waiting = در انتظار شما
cases-drafts = پیش‌نویس‌ها
cases-open = در حال بررسی
cases-closed = پایان‌یافته

# پرونده
case-new = تازه در این پرونده
case-new-read = خواندم
case-duty = وضعیت مسئولیت
case-now-with = اکنون نزد
case-asked-by = پرسش‌کننده
case-decided-by = تصمیم‌گیرنده
case-steward = متولی
case-stage = مرحله
case-you = شما
case-you-nothing = کاری لازم نیست
case-you-nothing-note = اگر به چیزی نیاز باشد، خبر می‌دهیم.
case-you-answer = به پرسش پاسخ دهید
case-you-answer-note = «{ $unit }» منتظر پاسخ شماست.
case-answer-button = فرستادن پاسخ
case-due = مهلت پاسخ دستگاه
case-until = تا { $date }
case-left-working = { $count } روز کاری مانده است
case-left-calendar = { $count } روز مانده است
case-last-day = امروز آخرین روز است
case-late-working = { $count } روز کاری از مهلت گذشته است
case-late-calendar = { $count } روز از مهلت گذشته است
case-kept-working = { $count } روز کاری از مهلت باقی است
case-kept-calendar = { $count } روز از مهلت باقی است
case-clock-stands = مهلت متوقف است
case-clock-stands-note = پس از پاسخ شما، مهلت از همان‌جا ادامه می‌یابد.
case-if-late = اگر بگذرد: { $what }
case-decision = تصمیم
case-ground = دلیل
case-object = اگر تصمیم را درست نمی‌دانید:
case-withdrawn-note = شما این درخواست را پس گرفتید. بررسی پایان یافت.
case-submitted-at = تاریخ ثبت
case-changed-at = آخرین تغییر
case-question-title = پرسش کارشناس
case-answer-label = پاسخ شما
case-answer-files = فایل پیوست
case-answer-files-hint = اگر خواسته‌اند. PDF یا عکس.
case-timeline = روند پرونده
case-messages = پیام‌ها
case-messages-empty = هنوز پیامی رد و بدل نشده است.
case-message-label = پیام به واحد رسیدگی‌کننده
case-message-button = ارسال پیام
case-documents = سندها
case-letter = نامهٔ تصمیم
case-read-letter = خواندن نامهٔ تصمیم
case-answers = پاسخ‌های شما
case-reads = چه کسی اطلاعات من را دید
case-reads-empty = هنوز هیچ کارشناسی اطلاعات شما را باز نکرده است.
reads-when = زمان
reads-who = چه کسی
reads-what = چه چیزی
reads-why-title = چرا
reads-why = رسیدگی به پرونده
reads-case = پرونده
talk-you = شما
talk-person = متقاضی
talk-officer = کارشناس { $unit }

# روند
event-submitted = درخواست ثبت شد و به «{ $unit }» رسید
event-claimed = کارشناس «{ $unit }» رسیدگی را به عهده گرفت
event-released = کارشناس پرونده را به «{ $unit }» بازگرداند
event-taken-over = کار از { $officer } گرفته شد
event-asked = «{ $unit }» پرسشی فرستاد
event-answered = متقاضی پاسخ داد
event-answered-you = پاسخ دادید
event-noted = یادداشت داخلی
event-advanced = مرحلهٔ «{ $stage }» آغاز شد
event-transferred = پرونده به «{ $unit }» در { $agency } ارجاع شد
event-due-changed = تقویم اداری تغییر کرد؛ مهلت رسیدگی از { $from } به { $to } منتقل شد
event-decided-granted = درخواست پذیرفته شد
event-decided-refused = درخواست پذیرفته نشد
event-withdrawn = متقاضی درخواست را پس گرفت
event-withdrawn-you = درخواست را پس گرفتید
timeline-now = اکنون: «{ $stage }» نزد «{ $unit }»
timeline-waits-you = اکنون: منتظر پاسخ شما
timeline-waits-person = اکنون: منتظر پاسخ متقاضی
timeline-stage = مرحلهٔ «{ $stage }»
timeline-decision = پایان مهلت قانونی
timeline-passed = مهلت قانونی گذشت
timeline-expected = پیش‌بینی: { $date }

# پس گرفتن
withdraw-title = پس گرفتن درخواست
withdraw-question = این درخواست را پس می‌گیرید؟
withdraw-note = بررسی همین‌جا پایان می‌یابد و برنمی‌گردد. هر زمان بخواهید می‌توانید درخواست تازه بدهید.
take-back-title = پس گرفتن اعتراض
take-back-question = اعتراض را پس می‌گیرید؟
take-back-note = رسیدگی به اعتراض همین‌جا پایان می‌یابد و تصمیم پیشین پابرجا می‌ماند. به این تصمیم دوباره نمی‌توانید اعتراض کنید.
withdraw-reason = دلیل
withdraw-button = پس می‌گیرم
withdraw-no = نه، ادامه یابد
withdraw-back = بازگشت به پرونده

# نامه
letter-back = بازگشت به پرونده
letter-date = تاریخ
letter-electronic = این نامه الکترونیکی صادر شده و متن آن در زنجیرهٔ رخدادهای پرونده ثبت است.
letter-print = چاپ
letter-to-nameless = متقاضی

# اعلان‌ها
notices-title = اعلان‌ها
notices-read = همه را خواندم
notices-new = تازه
notices-empty-title = اعلانی ندارید
notices-empty-help = هر پرسش، پیام یا تصمیم دربارهٔ پرونده‌های شما اینجا می‌آید.
notice-asked = از شما پرسشی شده است
notice-advanced = پرونده به مرحلهٔ بعد رفت
notice-transferred = پرونده به واحد دیگری ارجاع شد
notice-due-changed = مهلت قانونی رسیدگی به پرونده تغییر کرد
notice-decided = دربارهٔ درخواست شما تصمیم گرفته شد
notice-message = پیام تازه دارید

# اطلاعات من
me-title = اطلاعات من
me-lead = آنچه درگاه از شما نگه می‌دارد و کسانی که آن را دیده‌اند.
me-held = آنچه نگه داشته‌ایم
me-since = نخستین ورود
me-name = نامی که با آن خطابتان کنیم
me-name-hint = در نامه‌ها و پیام‌ها می‌آید.
me-language = زبان پیام‌ها و نامه‌ها
me-save = ذخیره
me-reads-note = وقتی کارشناسی پروندهٔ شما را باز کند یا در آن کاری انجام دهد، اینجا ثبت می‌شود و پاک نمی‌شود. بازدیدهای یک کارشناس در یک ساعت یک سطر است، مگر آنکه شما در این میان چیزی نوشته باشید.
me-sessions = جاهایی که وارد شده‌اید
me-session-this = همین دستگاه
me-session-since = ورود: { $date }
me-session-end = پایان این ورود
me-sessions-end-all = خروج از همه‌جا
