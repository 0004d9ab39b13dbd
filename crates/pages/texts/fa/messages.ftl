# پاسخ‌ها
answer-yes = بله
answer-no = خیر
answer-none = پاسخی داده نشده
answer-declared = تأیید شد

# چه چیزی در پاسخ درست نیست و چه باید کرد
answer-needed = به این پرسش پاسخ دهید.
answer-wrong-type = پاسخ را به شکلی که خواسته شده بنویسید.
answer-too-long = پاسخ را کوتاه‌تر کنید: حداکثر { $max } نویسه؛ اکنون { $length } نویسه است.
answer-one-line = پاسخ را در یک خط بنویسید.
answer-control-character = در متن نویسه‌ای نادیدنی هست. متن را دوباره با دست بنویسید.
answer-not-a-number = عدد را فقط با رقم بنویسید.
answer-out-of-range = عددی از { $min } تا { $max } بنویسید.
answer-not-an-option = یکی از گزینه‌ها را انتخاب کنید.
answer-ground-of-other-decision = این دلیل به تصمیم دیگری تعلق دارد. یکی از دلیل‌های همان تصمیمی را انتخاب کنید که برگزیده‌اید.
answer-not-declared = برای ادامه، این اعلام را تأیید کنید.
answer-too-many = حداکثر { $max } مورد را انتخاب کنید.
answer-not-a-date = روز، ماه و سال درستی بنویسید.
answer-date-in-future = تاریخی تا امروز بنویسید.
answer-date-in-past = تاریخی از امروز به بعد بنویسید.
answer-national-number = کد ملی ده‌رقمی را دوباره بررسی کنید؛ یکی از رقم‌ها درست نیست.
answer-passport = شمارهٔ گذرنامه را با ۵ تا ۱۵ حرف لاتین و رقم بنویسید.
answer-mobile = شمارهٔ همراه را با ۱۱ رقم بنویسید، مانند ۰۹۱۵۰۰۰۰۰۰۱.
answer-email = نشانی ایمیل را کامل بنویسید، مانند name@example.org.
answer-postal-code = کد پستی را با ده رقم بنویسید.
answer-unknown-question = چنین پرسشی در این خدمت نیست.
answer-unknown-service = چنین خدمتی منتشر نشده است.
answer-same-unit = پرونده هم‌اکنون نزد همین واحد است. واحد دیگری انتخاب کنید.
answer-file-needed = یک فایل بارگذاری کنید.
answer-file-empty = این فایل خالی است. فایل دیگری انتخاب کنید.
answer-file-too-large = حجم هر فایل حداکثر { $max } مگابایت است.
answer-file-type = نوع فایل باید یکی از این‌ها باشد: { $types }.
answer-too-many-files = حداکثر { $max } فایل می‌توانید پیوست کنید. یکی را حذف کنید.
answer-day-full = در هر روز می‌توانید { $files } فایل و روی‌هم { $megabytes } مگابایت بارگذاری کنید و سهم امروز شما پر شده است. فردا ادامه دهید؛ پاسخ‌هایتان ذخیره شده است.
answer-not-base64 = محتوای فایل باید به شکل base64 باشد.
answer-unknown-field = چنین فیلدی در اینجا نیست. فیلدهای شناخته‌شده: { $known }.
answer-missing-field = این فیلد لازم است.
answer-field-twice = این فیلد دو بار آمده است. یک بار بفرستید.
answer-text-wanted = مقدار این فیلد باید متن باشد، میان گیومهٔ لاتین.
answer-list-wanted = مقدار این فیلد باید فهرست باشد، میان کروشه.
answer-object-wanted = مقدار این فیلد باید شیء JSON باشد، میان آکولاد.
answer-or-files = یا پاسخ بفرستید یا فایل، نه هر دو را با هم.

# چرا کاری انجام نشد
refusal-not-found = چیزی که می‌خواستید اینجا نیست. شاید نشانی ناقص است یا به شما مربوط نمی‌شود.
refusal-sign-in-needed = برای دیدن این صفحه وارد شوید.
refusal-not-allowed = این کار به عهدهٔ شما نیست.
refusal-person-needed = این بخش برای مردم است. با کد ملی یا گذرنامه وارد شوید.
refusal-officer-needed = این بخش برای کارشناسان است. از میز کار وارد شوید.
refusal-taken-by = این کار را { $officer } به عهده گرفته است.
refusal-invalid = { $count ->
    [1] یک پاسخ را درست کنید.
   *[other] { $count } پاسخ را درست کنید.
    }
refusal-too-often = چند بار پشت سر هم تلاش شد. { $seconds } ثانیهٔ دیگر دوباره امتحان کنید.
refusal-too-often-minutes = چند بار پشت سر هم تلاش شد. { $minutes } دقیقهٔ دیگر دوباره امتحان کنید.
refusal-busy = اکنون درخواست‌ها بسیار زیاد است. { $seconds } ثانیهٔ دیگر دوباره امتحان کنید. آنچه ذخیره شده است از میان نمی‌رود.
refusal-key-reused = همین کلید یکتایی پیش‌تر با محتوای دیگری آمده است. برای درخواست تازه، کلید تازه بفرستید.
refusal-wrong-code = این کد درست نیست یا زمانش گذشته است. کد را دوباره بنویسید یا کد تازه بخواهید.
refusal-wrong-passphrase = نام ورود یا گذرواژه درست نیست.
refusal-case-closed = این پرونده پایان یافته است.
refusal-claimed-already = این کار را پیش‌تر به عهده گرفته‌اید.
refusal-not-claimed = این کار به عهدهٔ شما نیست که بازگردانید.
refusal-asked-already = پیش‌تر پرسیده‌اید و هنوز پاسخی نرسیده است.
refusal-nothing-asked = اکنون پرسشی از شما نشده است.
refusal-last-stage = مرحلهٔ دیگری نمانده است؛ اکنون نوبت تصمیم است.
refusal-stage-does-not-decide = در این مرحله تصمیم گرفته نمی‌شود. نخست به مرحلهٔ بعد بروید.
refusal-waits-for-person = تا متقاضی پاسخ دهد، این کار انجام نمی‌شود.
refusal-too-many-drafts = { $max } پیش‌نویس دارید. برای درخواست تازه، یکی را بفرستید یا پاک کنید.
refusal-not-for-you = این خدمت برای گروه دیگری است. بخش «برای چه کسی» را در صفحهٔ خدمت ببینید.
refusal-submitted-already = این درخواست پیش‌تر فرستاده شده است. آن را در «پرونده‌های من» ببینید.
refusal-changed-meanwhile = در این میان چیزی تغییر کرد. صفحه را تازه کنید و دوباره انجام دهید.
refusal-receipt-not-whole = رسید اکنون قابل ارائه نیست: سابقهٔ ذخیره‌شدهٔ این پرونده با آنچه ثبت شده است نمی‌خواند. موضوع به مسئولان سامانه اطلاع داده شد. رسیدی که پیش‌تر دریافت کرده‌اید همچنان معتبر است.
refusal-code-taken = این کد پیش‌تر به کار رفته است. دوباره بفرستید.
refusal-version-changed = نسخهٔ { $version } خدمت «{ $service }» با محتوای دیگری منتشر شده است. شمارهٔ نسخه را بالا ببرید.
refusal-malformed = این درخواست خوانده نشد.
refusal-bad-json = متن فرستاده‌شده JSON درستی نیست: سطر { $line }، ستون { $column }.
refusal-misshapen = یکی از فیلدهای درخواست آن‌گونه که باید نیست.
refusal-json-needed = محتوا باید از نوع application/json باشد.
refusal-bad-key = کلید یکتایی باید ۱ تا ۲۰۰ نویسهٔ لاتین باشد.
refusal-cross-site = این درخواست از سایت دیگری آمده بود و انجام نشد. از خود درگاه دوباره امتحان کنید.
refusal-method = این کار با این روش انجام نمی‌شود.
refusal-not-utf8 = متن فرستاده‌شده خوانا نیست؛ باید UTF-8 باشد.
refusal-too-large = آنچه فرستادید بزرگ‌تر از اندازهٔ مجاز است.
refusal-too-many-files = فایل‌های پیوست بیش از اندازه است.
refusal-too-slow = فرستادن بیش از اندازه طول کشید. دوباره امتحان کنید.

# پیامک و ایمیل
sms-code = کد ورود شما به درگاه: { $code }
    این کد را به هیچ‌کس ندهید.
sms-submitted = درخواست «{ $service }» ثبت شد. کد رهگیری: { $code }
sms-asked = دربارهٔ «{ $service }» از شما پرسشی شده است. در درگاه پاسخ دهید. کد رهگیری: { $code }
sms-advanced = «{ $service }» به مرحلهٔ بعد رفت. کد رهگیری: { $code }
sms-transferred = «{ $service }» به واحد صالح ارجاع شد. کد رهگیری: { $code }
sms-due-changed = مهلت رسیدگی به «{ $service }» تغییر کرد. کد رهگیری: { $code }
sms-decided = دربارهٔ «{ $service }» تصمیم گرفته شد. نامه را در درگاه بخوانید. کد رهگیری: { $code }
sms-message = دربارهٔ «{ $service }» پیام تازه دارید. کد رهگیری: { $code }
mail-subject-code = کد ورود به درگاه
mail-subject-case = خبر تازه از پروندهٔ شما
