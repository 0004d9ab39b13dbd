# خانه
home-title = همهٔ خدمات، از یک درگاه
home-lead = درخواست بدهید، هر لحظه بدانید کارتان نزد کیست و تا چه روزی پاسخ می‌گیرید.
home-examples = برای نمونه:
home-example-1 = هرس درخت
home-example-2 = انشعاب آب
home-example-3 = شناسنامهٔ نوزاد
home-waiting = در انتظار شما
home-all-cases = همهٔ پرونده‌های من
home-all-services = همهٔ خدمات
home-all-agencies = همهٔ دستگاه‌ها
home-life-events = چه پیش آمده است؟
home-most-used = پرکاربردترین خدمات
home-services = خدمات
home-most-used-empty = هنوز خدمتی منتشر نشده است. خدمات دستگاه‌ها که منتشر شود، اینجا دیده می‌شود.
home-news = تازه‌ها
home-news-empty = خدمتی که تازه منتشر شود یا تغییر کند، اینجا می‌آید.
home-news-published = خدمت تازه
home-news-changed = نسخهٔ تازه
home-promise = درگاه چه تضمین می‌کند
home-promise-where = می‌دانید پرونده نزد کدام واحد است.
home-promise-when = مهلت قانونی و روزهای مانده را می‌بینید.
home-promise-who = می‌بینید چه کسی اطلاعات شما را دیده است.

# جست‌وجو
search-title = جست‌وجوی خدمات
search-title-for = «{ $query }» در خدمات
search-label = نام خدمت یا کاری که می‌خواهید انجام دهید
search-placeholder = چه کاری دارید؟
search-button = جست‌وجو
search-all = همهٔ { $count } خدمت
search-found = { $count } خدمت پیدا شد
search-after = راهنمای پس از درخواست:
search-after-words = اعتراض، شکایت، قسط، اقساط، تقسیط، پیگیری، رهگیری، بازپرداخت، استرداد
search-empty-title = خدمتی با این نوشته پیدا نشد
search-empty-help = با واژه‌های دیگری بنویسید، یا از میان رویدادهای زندگی و دستگاه‌ها انتخاب کنید.

# رویداد زندگی
life-empty-title = هنوز خدمتی در این بخش نیست
life-empty-help = دستگاه‌ها که خدمتی برای این رویداد منتشر کنند، اینجا می‌آید.

# خدمت
service-start = شروع درخواست
service-start-note = { $count } پرسش کوتاه؛ پاسخ‌ها در هر گام ذخیره می‌شود.
service-start-note-most = حداکثر { $count } پرسش کوتاه؛ پاسخ‌ها در هر گام ذخیره می‌شود.
service-company-note = شرکت‌ها هنوز نمی‌توانند با شناسهٔ خود وارد شوند. صاحب امضا یا نمایندهٔ شرکت با کد ملی خودش وارد می‌شود و درخواست را برای شرکت می‌فرستد.
service-sign-in-note = با کد ملی یا گذرنامه وارد می‌شوید.
service-residents-only = درخواست اینترنتی این خدمت برای کسانی است که کد ملی دارند؛ با کد ملی وارد می‌شوید.
service-visitors-only = درخواست اینترنتی این خدمت برای کسانی است که گذرنامهٔ خارجی دارند؛ با گذرنامه وارد می‌شوید.
service-other-sign-in-resident = اگر کد ملی دارید، خارج شوید و با کد ملی وارد شوید.
service-other-sign-in-visitor = اگر گذرنامهٔ خارجی دارید، خارج شوید و با گذرنامه وارد شوید.
service-other-channels = راه‌های دیگرِ دریافت این خدمت را ببینید.
service-ask-agency = از { $agency } بپرسید: نشانی، تلفن و ساعت کار.
service-sign-in-otherwise = خروج و ورود به روش دیگر
open-cases = { $count ->
    [one] برای این خدمت یک درخواست در حال رسیدگی دارید. اگر همان است، لازم نیست دوباره درخواست بدهید.
   *[other] برای این خدمت { $count } درخواست در حال رسیدگی دارید. اگر یکی از آن‌هاست، لازم نیست دوباره درخواست بدهید.
}
open-case-sent = درخواست { $date }
service-continue = ادامهٔ درخواست
service-continue-note = پیش‌نویس شما ذخیره شده است.
service-who = برای چه کسی
service-needs = چه می‌خواهد
service-needs-count = { $count ->
    [0] مدرکی لازم نیست
   *[other] { $count } مدرک
    }
service-needs-some = و در برخی حالت‌ها { $count } مدرک دیگر
service-cost = هزینه
service-cost-fee = هزینهٔ خدمت
service-time = مهلت پاسخ
service-time-sent = از زمان ارسال درخواست.
service-time-sent-longer = از زمان ارسال درخواست؛ { $longer } هم تمدیدپذیر است.
service-time-complete = از زمانی که درخواست کامل شناخته شود؛ بررسی آن { $check } طول می‌کشد.
service-time-complete-longer = از زمانی که درخواست کامل شناخته شود؛ بررسی آن { $check } طول می‌کشد. مهلت { $longer } هم تمدیدپذیر است.
service-result = چه می‌گیرید
service-steps = گام‌های کار
service-step-you = شما
service-evidence = مدرک‌ها
service-evidence-none = برای این خدمت مدرکی لازم نیست.
service-we-fetch = خودمان می‌گیریم
service-you-bring = شما می‌آورید
service-evidence-if = فقط اگر به پرسش «{ $question }» پاسخ «{ $answer }» بدهید.
service-evidence-some = فقط در برخی حالت‌ها؛ فرم بر پایهٔ پاسخ‌های شما می‌گوید که لازم است یا نه.
service-limit = مهلت قانونی
service-rule = قاعده
service-answer = اگر از شما پرسشی شود
service-answer-no-date = برای پاسخ شما تاریخی تعیین نشده است. تا رسیدن پاسخ، مهلت دستگاه متوقف می‌ماند.
service-unanswered = برای پاسخ. اگر تا آن زمان پاسخی نرسد، پرونده همچنان منتظر می‌ماند.
service-unanswered-decision = برای پاسخ. اگر تا آن زمان پاسخی نرسد، بر پایهٔ قاعدهٔ خدمت این تصمیم گرفته می‌شود: { $decision }.
service-if-late = اگر دیر شود
service-law = قانون و مقررات
service-channels = راه‌های دریافت
service-withdrawn = این خدمت دیگر درخواست تازه نمی‌پذیرد.
service-withdrawn-note = پرونده‌های باز ادامه دارد. اگر پرسشی دارید:
service-cost-most = حداکثر { $amount }
service-version = نسخهٔ { $version } این خدمت
service-sample = دادهٔ نمونه
channel-web = همین درگاه
channel-counter = حضوری
channel-phone = تلفنی

# آنچه واقعاً طول کشید
figures-title = در ۹۰ روز گذشته چقدر طول کشید
figures-decided = پرونده‌های به‌تصمیم‌رسیده
figures-median = نیمی از پرونده‌ها
figures-ninetieth = از هر ده پرونده، نُه تا
figures-in-time = در مهلت قانونی
figures-percent = { $percent }٪
figures-head = { $what } ({ $unit })
figures-unit-count = شمار
figures-unit-time = روز یا ساعت
figures-unit-percent = درصد
figures-same-day = همان روز
figures-note = از { $count } پرونده‌ای که به تصمیم رسیده است. روزهایی که پاسخ متقاضی انتظار کشیده شده، شمرده نمی‌شود.
figures-empty = پرونده‌های به‌تصمیم‌رسیده هنوز آن‌قدر نیست که بتوان عددی گفت. با پنج پرونده، آمار اینجا می‌آید.
figures-empty-agency = پرونده‌های به‌تصمیم‌رسیدهٔ خدمات این دستگاه هنوز آن‌قدر نیست که بتوان عددی گفت. با پنج پرونده از هر خدمت، آمار آن اینجا می‌آید.

# آمار همهٔ دستگاه‌ها
all-figures-title = آمار دستگاه‌ها
all-figures-lead = ببینید هر دستگاه چند پرونده را به تصمیم رسانده و چقدر به مهلت‌های قانونی پایبند بوده است.
all-figures-since = از نخستین درخواستی که به این درگاه رسیده است: { $day }.
all-figures-agency = دستگاه
all-figures-total = جمع همهٔ دستگاه‌ها
all-figures-none = { $count ->
    [one] از یک دستگاه هنوز چیزی شمرده نشده است
   *[other] از { $count } دستگاه هنوز چیزی شمرده نشده است
}
all-figures-empty-title = هنوز چیزی شمرده نشده است
all-figures-empty-help = با نخستین پرونده‌ای که به تصمیم برسد، یا نخستین مهلتی که بگذرد، آمار دستگاه‌ها اینجا می‌آید.
all-figures-how-title = چگونه شمرده می‌شود
all-figures-how-decided = هر پرونده یک بار، برای دستگاهی که هنگام تصمیم متولی آن است، در «پرونده‌های به‌تصمیم‌رسیده» شمرده می‌شود؛ تصمیم پس از اعتراض دوباره شمرده نمی‌شود.
all-figures-how-limit = تصمیم در مهلت قانونی «به‌موقع» است. «دیرتر از مهلت» همان روزی شمرده می‌شود که مهلت می‌گذرد، هرچند پرونده هنوز باز باشد. پاسخ به اعتراض مهلت خود را دارد و یک بار دیگر شمرده می‌شود. روزهایی که دستگاه منتظر پاسخ متقاضی است، جزو مهلت نیست.
all-figures-how-silence = «با سکوت» یعنی دستگاه تا پایان مهلت تصمیم نگرفته و قانون به جای آن تصمیم گرفته است.
all-figures-how-returned = «پرسش از متقاضی» شمار دفعه‌هایی است که از متقاضی چیز دیگری خواسته شده است.
all-figures-how-objected = اعتراض و نتیجهٔ آن برای دستگاهی شمرده می‌شود که تصمیم را گرفته است.
all-figures-how-sum = برای یک پرونده ممکن است چند چیز شمرده شود؛ پس جمع ستون‌ها با شمار پرونده‌ها یکی نیست. آمار واحدها و پیمانکاران در صفحهٔ هر دستگاه است. عددها تا یک دقیقه دیرتر تازه می‌شود.

# دستگاه‌ها
agencies-title = دستگاه‌ها
agencies-lead = هر دستگاه پنجره‌ای دارد: خدمات، ساعت کار، راه تماس و راه شکایت.
agencies-empty = هنوز دستگاهی پنجره باز نکرده است.
agency-window = پنجرهٔ خدمات
agency-services = خدمات این دستگاه
agency-services-count = { $count } خدمت
agency-search-label = جست‌وجو در خدمات این دستگاه
agency-empty-title = این دستگاه خدمتی با این نوشته ندارد
agency-none-title = این دستگاه هنوز خدمتی در درگاه ندارد
agency-none-help = میان خدمات همهٔ دستگاه‌ها جست‌وجو کنید، یا با این دستگاه تماس بگیرید؛ ساعت کار و شمارهٔ تلفن آن در همین صفحه است.
agency-none-search = جست‌وجوی همهٔ خدمات
agency-none-others = همهٔ دستگاه‌ها
agency-hours = ساعت کار
agency-open-now = باز
agency-closed-now = بسته
agency-open-until = تا ساعت { $time }
agency-opens-at = امروز ساعت { $time } باز می‌شود
agency-closed-today = امروز دیگر باز نمی‌شود
agency-from-to = { $from } تا { $to }
agency-day-off = تعطیل
agency-contact = تماس
agency-complaint = راه شکایت

# ورود
sign-in-title = ورود به درگاه
sign-in-lead = رمز لازم نیست. برای شما یک کد یک‌بارمصرف می‌فرستیم.
sign-in-too-long = در این میان از حساب خود خارج شده بودید و آنچه نوشته‌اید بلندتر از آن است که در ورود همراهتان بیاید (بیش از { $kilobytes } کیلوبایت). پیش از ورود، آن را از اینجا کپی کنید و پس از ورود در فرم بچسبانید.
sign-in-typed = آنچه نوشته‌اید
sign-in-for = برای درخواست «{ $service }» وارد شوید.
signed-in-title = ورود انجام شده است
signed-in-who = کسی که با این گوشی یا رایانه وارد شده است:
signed-in-lead = اگر خودتان هستید، لازم نیست کد را دوباره بنویسید.
signed-in-go-on = ادامه
signed-in-other = اگر شخص دیگری است، خارج شوید و ورود را با شمارهٔ خودتان ادامه دهید. پس از آن به همان صفحه‌ای می‌رسید که می‌خواستید.
signed-in-other-button = خروج و ادامهٔ ورود
sign-in-unused = چون مدتی کاری نکردید، برای امنیت اطلاعات شما از حساب خارج شدید. دوباره وارد شوید؛ به همان صفحه برمی‌گردید و آنچه ذخیره شده بود سر جای خود است.
sign-in-kept = در این میان از حساب خود خارج شده بودید. وارد شوید؛ آنچه نوشته‌اید از میان نرفته است و آن را دوباره می‌بینید.
sign-in-resident = با کد ملی
sign-in-national-number = کد ملی
sign-in-mobile = شمارهٔ همراه
sign-in-mobile-hint = شماره‌ای که به نام خودتان است.
sign-in-visitor = با گذرنامه
sign-in-passport = شمارهٔ گذرنامه
sign-in-email = نشانی ایمیل
sign-in-email-hint = کد را به این نشانی می‌فرستیم.
sign-in-send-code = فرستادن کد
sign-in-samples = افراد نمونه
sign-in-samples-note = در نسخهٔ نمایشی می‌توانید با یکی از این افراد وارد شوید. هیچ‌کدام واقعی نیستند.
code-title = کد ورود را بنویسید
code-lead = کد شش‌رقمی را که برایتان می‌رسد بنویسید؛ پنج دقیقه اعتبار دارد. اگر پیش‌تر با شماره یا ایمیل دیگری وارد شده‌اید، همان را بدهید؛ کدی که به نشانی تازه برسد چیزی را باز نمی‌کند.
code-label = کد شش‌رقمی
code-button = ورود
code-not-come = کد نرسید؟ یک دقیقه صبر کنید. اگر باز هم نرسید، کد تازه بخواهید یا شماره‌ای را که نوشته‌اید درست کنید. اگر پس از چند بار باز هم نرسید، فردا دوباره بیایید یا از پیشخوان دستگاه بپرسید.
code-again = فرستادن کد تازه
code-correct = اصلاح شماره یا ایمیل
code-lead-again = کد تازه را که می‌رسد بنویسید؛ در این صفحه فقط کد تازه پذیرفته می‌شود، نه کدی که پیش از آن رسیده است. هر کد پنج دقیقه اعتبار دارد.
code-over = این کد دیگر پذیرفته نمی‌شود: چند بار نادرست نوشته شده یا زمانش گذشته است. کد تازه بخواهید.
code-demo = در نسخهٔ نمایشی، پیام‌ها به جای تلفن اینجا می‌رسند:

# پیگیری
track-title = پیگیری با کد رهگیری
track-label = کد رهگیری
track-hint = دوازده رقم، روی رسید و در پیامک. فقط وضعیت نشان داده می‌شود، نه اطلاعات شخصی.
track-button = دیدن وضعیت
track-none-title = پرونده‌ای با این کد پیدا نشد
track-none-help = رقم‌ها را با رسید خود مقایسه کنید. کد دوازده رقم دارد.
track-more = برای دیدن پیام‌ها و نامه‌ها وارد شوید:

# خطاها
error-title-invalid = این کار انجام نشد
error-title-sign-in = نخست وارد شوید
error-title-not-allowed = اجازهٔ این کار را ندارید
error-title-not-found = این صفحه پیدا نشد
error-title-conflict = در این وضعیت انجام نمی‌شود
error-title-too-large = حجم فرستاده‌شده زیاد است
error-title-too-often = کمی صبر کنید
error-title-busy = چند لحظه بعد دوباره امتحان کنید
error-title-fault = کار انجام نشد؛ اشکال از ماست
error-status = خطای { $status }
error-incident = شمارهٔ رخداد:
error-incident-help = آنچه پیش‌تر ذخیره شده بود سر جای خود است.
error-home = صفحهٔ خانه
error-search = جست‌وجوی خدمات
fault = سامانه نتوانست این کار را انجام دهد. چند دقیقهٔ دیگر دوباره امتحان کنید.

# صندوق پیام‌های نمایشی
outbox-title = پیام‌های فرستاده‌شده
outbox-note = این صفحه فقط در نسخهٔ نمایشی هست. پیامک‌ها و ایمیل‌هایی که در عمل به مردم می‌رسند، اینجا دیده می‌شوند.
outbox-sms = پیامک
outbox-email = ایمیل
outbox-empty-title = هنوز پیامی فرستاده نشده است
outbox-empty-help = کد ورود بخواهید یا درخواستی بفرستید؛ پیامش اینجا می‌آید.
