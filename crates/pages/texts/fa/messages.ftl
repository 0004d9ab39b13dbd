# پاسخ‌ها
answer-yes = بله
answer-no = خیر
answer-none = پاسخی داده نشده
answer-declared = تأیید شد
value-and = {"،"}{" "}
value-from-to = { $from } تا { $to }
value-postal-code = کد پستی { $code }
value-self = خود درخواست‌کننده
value-national-number = کد ملی { $code }
value-passport = گذرنامهٔ { $code }
value-mobile = تلفن همراه { $code }
value-legal-number = شناسهٔ ملی { $code }
value-row = { $row } { $number }

# چه چیزی در پاسخ درست نیست و چه باید کرد
answer-needed = به این پرسش پاسخ دهید.
answer-wrong-type = پاسخ را به شکلی که خواسته شده بنویسید.
answer-too-long = پاسخ را کوتاه‌تر کنید: حداکثر { $max } نویسه؛ اکنون { $length } نویسه است.
answer-one-line = پاسخ را در یک خط بنویسید.
answer-check = { $text }
answer-computed = این مقدار از پاسخ‌های دیگر حساب می‌شود و فرستادنی نیست.
expression-no-row = برای این روز نرخی در جدول «{ $table }» نیست. با دستگاه تماس بگیرید.
expression-unreadable = قاعدهٔ این پرسش خوانده نمی‌شود. با دستگاه تماس بگیرید.
answer-control-character = در متن نویسه‌ای نادیدنی هست. متن را دوباره با دست بنویسید.
answer-not-a-number = عدد را فقط با رقم بنویسید.
answer-out-of-range = عددی از { $min } تا { $max } بنویسید.
answer-money-out-of-range = مبلغی از { $min } تا { $max } بنویسید.
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
answer-postal-code = کد پستی ده رقم دارد که همه یکسان نیست. آن را دوباره بنویسید.
answer-digits-only = فقط رقم بنویسید؛ «{ $found }» رقم نیست.
answer-digits-count = { $needs } رقم بنویسید؛ آنچه نوشته‌اید { $found } رقم دارد.
answer-digits-between = { $min } تا { $max } رقم بنویسید؛ آنچه نوشته‌اید { $found } رقم دارد.
answer-digits-equal = همهٔ رقم‌ها یکسان است و چنین شماره‌ای داده نمی‌شود. شمارهٔ درست را بنویسید.
answer-digits-zero = رقم‌های میانی همه صفر است و چنین شماره‌ای داده نمی‌شود. شماره را دوباره بررسی کنید.
answer-check-digit = رقم‌ها با هم نمی‌خوانند: یکی از آن‌ها اشتباه نوشته شده یا جابه‌جا شده است. شماره را دوباره بررسی کنید.
answer-mobile-length = شمارهٔ همراه ۱۱ رقم دارد، مانند ۰۹۱۵۰۰۰۰۰۰۱؛ آنچه نوشته‌اید { $found } نویسه دارد.
answer-landline = شمارهٔ تلفن ثابت را با کد شهر بنویسید، مانند ۰۵۱۳۸۷۶۵۴۳۲.
answer-landline-mobile = این شمارهٔ همراه است. شمارهٔ تلفن ثابت را بنویسید.
answer-iban-country = شمارهٔ شبای ایران با IR آغاز می‌شود.
answer-payment-other-bill = این شناسهٔ پرداخت با شناسهٔ قبض نمی‌خواند. هر دو را از روی یک قبض بنویسید.
answer-plate-letter = «{ $found }» حرف پلاک نیست. حرف را از روی پلاک بنویسید.
answer-plate-no-letter = حرف میان رقم‌های پلاک را هم بنویسید.
answer-plate-zero = در این بخش پلاک صفر نیست. رقم‌ها را دوباره بررسی کنید.
answer-plate-region = پلاکی با «ایران { $region }» شناخته نشده است. دو رقم زیر «ایران» را دوباره بررسی کنید.
answer-plate-motorcycle = پلاک موتورسیکلت را با سه رقم بالا و پنج رقم پایین بنویسید.
answer-renewal-parts = کد نوسازی { $min } تا { $max } بخش دارد؛ آنچه نوشته‌اید { $found } بخش است.
answer-renewal-part = این بخش کد نوسازی فقط رقم دارد، حداکثر { $max } رقم.
answer-mrz-length = دو خط پایین صفحهٔ گذرنامه روی هم { $needs } نویسه دارد؛ آنچه نوشته‌اید { $found } نویسه است.
answer-mrz-letters = دو خط پایین صفحهٔ گذرنامه فقط حرف لاتین، رقم و نشانهٔ > دارد.
answer-mrz-not-a-passport = این خط‌ها از گذرنامه نیست؛ خط نخست گذرنامه با P آغاز می‌شود.
answer-mrz-check-digit = { $part ->
    [number] شمارهٔ گذرنامه در این خط‌ها با رقم کنترل آن نمی‌خواند. خط‌ها را دوباره بنویسید.
    [birth] تاریخ تولد در این خط‌ها با رقم کنترل آن نمی‌خواند. خط‌ها را دوباره بنویسید.
    [expiry] تاریخ انقضا در این خط‌ها با رقم کنترل آن نمی‌خواند. خط‌ها را دوباره بنویسید.
    [personal] شمارهٔ شخصی در این خط‌ها با رقم کنترل آن نمی‌خواند. خط‌ها را دوباره بنویسید.
   *[all] خط دوم با آخرین رقم کنترل نمی‌خواند. خط‌ها را دوباره بنویسید.
    }
answer-not-a-range = دو تاریخ بنویسید: از چه روزی تا چه روزی.
answer-range-reversed = روز پایان پیش از روز آغاز است. روز پایان را درست کنید.
answer-range-too-long = از آغاز تا پایان حداکثر { $max } روز می‌تواند باشد.
answer-not-a-time = ساعت و دقیقه را بنویسید، مانند ۱۷:۰۵.
answer-time-out-of-range = ساعتی از { $from } تا { $to } بنویسید.
answer-address-parts = نشانی را در بخش‌های آن بنویسید: استان، شهرستان، شهر، نشانی و کد پستی.
answer-address-unknown-part = نشانی بخشی به نام «{ $name }» ندارد.
answer-province = یکی از استان‌های ایران را انتخاب کنید.
answer-unknown-part = این پاسخ بخشی به نام «{ $name }» ندارد.
answer-person-parts = بنویسید این شخص خودتان هستید یا کس دیگری، و اگر کس دیگری است نام و شماره‌هایش را.
answer-person-who = انتخاب کنید: خودتان یا شخصی دیگر.
answer-person-other = اینجا شخصی جز خودتان را معرفی کنید.
answer-person-number = کد ملی یا شمارهٔ گذرنامهٔ این شخص را بنویسید.
answer-organisation-parts = نام و شناسهٔ ملی سازمان را بنویسید.
answer-group-rows = پاسخ را سطر به سطر بنویسید.
answer-group-min = دست‌کم { $min } سطر «{ $row }» پر کنید.
answer-group-max = حداکثر { $max } سطر «{ $row }» می‌توانید بنویسید.
answer-not-coordinates = هر نقطه را با عرض و طول جغرافیایی بنویسید، مانند ۳۶٫۲۹۷۲ ۵۹٫۶۰۶۷؛ یا جای آن را با کلمات شرح دهید.
answer-coordinates-range = چنین نقطه‌ای روی زمین نیست. عرض جغرافیایی را نخست بنویسید و طول را پس از آن.
answer-points-count = { $min ->
    [1] یک نقطه بنویسید؛ آنچه نوشته‌اید { $found } نقطه است.
   *[other] دست‌کم { $min } نقطهٔ جدا از هم بنویسید؛ آنچه نوشته‌اید { $found } نقطه است.
    }
answer-too-many-points = نقطه‌ها بیش از اندازه است؛ حداکثر { $max } نقطه بنویسید.
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

# چه چیزی نامعمول است، هرچند پذیرفته می‌شود
doubt-postal-code = این کد پستی شکل معمول را ندارد. اگر از روی سند نوشته‌اید، درست است.

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
refusal-too-often-hours = امروز تلاش‌ها بیش از اندازه بوده است. { $hours } ساعت دیگر دوباره امتحان کنید.
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
refusal-residents-only = این خدمت از راه درگاه فقط برای کسانی است که کد ملی دارند. شما با گذرنامه وارد شده‌اید.
refusal-visitors-only = این خدمت از راه درگاه فقط برای کسانی است که گذرنامهٔ خارجی دارند. شما با کد ملی وارد شده‌اید.
refusal-too-many-messages = در ۲۴ ساعت گذشته در این پرونده { $max } پیام فرستاده‌اید. پیام‌هایتان رسیده است؛ پیام بعدی را { $hours } ساعت دیگر بفرستید.
refusal-submitted-already = این درخواست پیش‌تر فرستاده شده است. آن را در «پرونده‌های من» ببینید.
refusal-changed-meanwhile = در این میان چیزی تغییر کرد. صفحه را تازه کنید و دوباره انجام دهید.
refusal-receipt-not-whole = رسید اکنون قابل ارائه نیست: سابقهٔ ذخیره‌شدهٔ این پرونده با آنچه ثبت شده است نمی‌خواند. موضوع به مسئولان سامانه اطلاع داده شد. رسیدی که پیش‌تر دریافت کرده‌اید همچنان معتبر است.
refusal-code-taken = این کد پیش‌تر به کار رفته است. دوباره بفرستید.
refusal-version-lower = نسخهٔ { $version } خدمت «{ $service }» از نسخه‌ای که پیش‌تر منتشر شده کمتر است. شمارهٔ نسخهٔ خدمت یا نوع آن را بالا ببرید.
refusal-withdrawn = «{ $service }» دیگر درخواست تازه نمی‌پذیرد. پرونده‌های باز ادامه دارد.
refusal-draft-void = این پیش‌نویس دیگر معتبر نیست: { $reason } آن را به نسخهٔ تازه ببرید؛ پاسخ‌هایتان می‌ماند.
refusal-version-changed = نسخهٔ { $version } خدمت «{ $service }» با محتوای دیگری منتشر شده است. شمارهٔ نسخهٔ خدمت یا نوع آن را بالا ببرید.
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
