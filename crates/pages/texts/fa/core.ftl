# زبان این پوشه: نام، جهت نوشتن، محل (برای رقم‌ها و تاریخ) و تقویم آن.
meta-name = فارسی
meta-dir = rtl
meta-locale = fa-IR
meta-calendar = persian

brand = درگاه
back = بازگشت

# عددها و زمان
money-tomans = { $amount } تومان
money-rials = { $amount } ریال
date-time = { $date }، ساعت { $time }
in-persian = به فارسی
in-english = به انگلیسی
in-arabic = به عربی
days-working = حداکثر { $count } روز کاری
days-calendar = حداکثر { $count } روز
cost-free = رایگان
cost-later = پس از بررسی اعلام می‌شود
cost-between = از { $least } تا { $most }
cost-from = از { $amount }
size-kilobytes = { $size } کیلوبایت
size-megabytes = { $size } مگابایت
weekday-1 = دوشنبه
weekday-2 = سه‌شنبه
weekday-3 = چهارشنبه
weekday-4 = پنجشنبه
weekday-5 = جمعه
weekday-6 = شنبه
weekday-7 = یکشنبه

# قاب همهٔ صفحه‌ها
frame-skip = رفتن به متن صفحه
frame-again = این همان است که پیش از ورود نوشته بودید و هنوز فرستاده نشده است: آن را ببینید و بفرستید. فایل‌ها را باید دوباره انتخاب کنید.
frame-main-nav = بخش‌های درگاه
frame-about-nav = دربارهٔ درگاه
frame-languages = زبان‌های دیگر
frame-desk = میز کار
frame-sample = دستگاه‌ها، هزینه‌ها و مهلت‌ها نمونه‌اند.
frame-sample-note = اینجا نسخهٔ نمایشی است. درخواستی که می‌فرستید به هیچ اداره‌ای نمی‌رسد.
nav-home = خانه
nav-services = خدمات
nav-agencies = دستگاه‌ها
nav-cases = پرونده‌های من
nav-track = پیگیری
nav-sign-in = ورود
nav-sign-out = خروج
nav-me = اطلاعات من
nav-notices = { $count ->
    [0] اعلان‌ها
   *[other] { $count } اعلان تازه
    }
tracking-code = کد رهگیری
status-open = در حال بررسی
status-waiting = نوبت شما
status-decided = تصمیم گرفته شد
status-withdrawn = پس‌گرفته‌شده
status-ended = پایان‌یافته
outcome-granted = پذیرفته شد
outcome-refused = پذیرفته نشد
decided-silence = به حکم قانون، با گذشتن مهلت
decided-rule = بر پایهٔ قاعدهٔ خدمت
decided-unanswered = بر پایهٔ قاعدهٔ خدمت، چون پاسخی نرسید
list-more = موردهای بعدی
list-next = صفحهٔ بعد
list-first = بازگشت به آغاز فهرست
list-pages = صفحه‌های فهرست
errors-title = { $count ->
    [1] یک مورد نیاز به اصلاح دارد
   *[other] { $count } مورد نیاز به اصلاح دارد
    }
errors-prefix = خطا:
