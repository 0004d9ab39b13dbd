# What the command line says in sentences.
demo-intro =
    درگاه، نسخهٔ نمایشی با دادهٔ نمونه در { $data }
      درگاه مردم       { $url }
      میز کار          { $url }/desk
      پیام‌های فرستاده‌شده  { $url }/demo/outbox
      رابط برنامه‌نویسی   { $url }/api/v1/openapi.json
demo-residents = ساکنان با کد ملی و شمارهٔ همراه وارد می‌شوند:
demo-visitors = مهمانان و زائران با شمارهٔ گذرنامه و ایمیل وارد می‌شوند:
demo-officers = کارشناسان در میز کار با نام و گذرواژه وارد می‌شوند:
check-clean = { $files } فایل، { $agencies } دستگاه، { $services } خدمت: بدون اشکال
check-mistakes = { $mistakes } اشکال در { $files } فایل
check-needs = این بسته به بسته‌های دیگری ارجاع می‌دهد که داده نشده‌اند: { $packages }. همه را با هم بسنجید: dargah check { $folder }
check-unstaffed = یادآوری: در { $file } برای این واحدها، که خدمت‌ها در آن‌ها کار دارند، کسی نیست: { $places }
answer-officer-name = نام ورود فقط حروف کوچک انگلیسی، رقم، نقطه و خط تیره دارد؛ دست‌کم دو نویسه.
answer-passphrase = گذرواژه باید بین { $min } تا { $max } نویسه باشد.
answer-passphrase-varied = گذرواژه باید دست‌کم { $min } نویسهٔ گوناگون داشته باشد.
verify-all =
    رویداد { $events }، پرونده { $cases }، شخص و کارشناس و توکن و خدمت { $roll }، کار { $tasks }، نقطهٔ بازبینی { $checkpoints }، هنوز بیرون از نقطهٔ بازبینی { $uncovered }، فایل { $files }، مشاهده { $readings }، اعلان { $notices }، خراب { $broken }
verify-files-unread = بررسی نشد
verify-dates-uncounted = تاریخ‌ها دوباره شمرده نشد: تقویم‌های این بسته‌ها همان نیست که تاریخ‌های ذخیره‌شده با آن شمرده شده است
verify-first-broken = نخستین مورد خراب: { $subject }، رویداد { $event } ({ $reason })
verify-receipt-holds = رسید درست است: پروندهٔ { $case }، کد رهگیری { $code }
verify-receipt-covered = رسید درست است: پروندهٔ { $case }، کد رهگیری { $code }، در یک نقطهٔ بازبینی امضاشده
verify-receipt-signature = رسید درست نیست: چیزی در آن تغییر کرده یا با کلید دیگری امضا شده است (receipt-signature)
verify-receipt-checkpoint = رسید درست نیست: نقطهٔ بازبینی آن تغییر کرده یا با کلید دیگری امضا شده است (receipt-checkpoint)
verify-receipt-inclusion = رسید درست نیست: نقطهٔ بازبینی آن، این رسید را در بر ندارد (receipt-inclusion)
verify-receipt-signed = امضاشده: { $fields }
verify-receipt-not-signed = امضا درست است، ولی این‌ها را که در فایل است کسی امضا نکرده است: { $fields }. آن‌ها را بردارید تا بقیه سنجیده شود (receipt-not-signed)
verify-receipt-unsigned = امضانشده و بی‌اعتبار: { $fields }
verify-not-a-receipt = این فایل رسید نیست؛ فایل JSON را همان‌گونه که از صفحهٔ پرونده ذخیره شده است بدهید
verify-key-not-on-curve = این ۶۴ رقم شانزده‌شانزدهی کلید هیچ‌کس نیست؛ شاید رقمی از آن عوض شده است. کلید را دوباره از ‎/api/v1/key‎ بردارید
verify-not-a-key = این کلید عمومی نیست؛ ۶۴ رقم شانزده‌شانزدهی آن یا پاسخ JSON نشانی ‎/api/v1/key‎ را بدهید
# Taking packages
package-refused = پذیرفته نشد: { $why }
package-none = اینجا هیچ بسته‌ای نیست
package-not-one = این پوشهٔ یک بسته نیست: package.yaml ندارد
package-mistakes = { $count } اشتباه؛ هیچ کاری انجام نشد
package-flaw-format = این فایل بسته‌ای با این قالب نیست
package-flaw-path = فایلی در آن است که در بسته جایی ندارد
package-flaw-hash = دست‌کاری شده است: محتوای آن با هش آن نمی‌خواند
package-flaw-signature = دست‌کاری شده است: امضای آن از ناشر آن نیست
package-not-trusted = ناشر آن، { $publisher }، در میان آن‌هایی نیست که با ‎--trust‎ داده شده‌اند
package-not-imported = { $folder } با این فرمان نیامده است؛ نخست آن را جابه‌جا کنید
package-other-publisher = بسته‌ای که آنجاست از ناشر دیگری است، { $publisher }؛ برای تغییر آن ‎--trust‎ را بدهید
package-by-hand = { $folder } از آن پس با دست تغییر کرده است؛ نخست آن را جابه‌جا کنید
package-goes-back = { $kind } { $id } از نسخهٔ { $old } به نسخهٔ { $new } برمی‌گردد؛ اگر با این همه باید پذیرفته شود، ‎--older‎ را بدهید
package-unvouched =
    هشدار: کسی نگفته است که این کلید از ناشر راستینِ { $id } است. آن را با کلیدی که ناشر از راهی دیگر به شما می‌دهد بسنجید؛ اگر یکی نیست، پوشهٔ { $id } را پاک کنید. بار دیگر از آغاز همین کلید را بخواهید:
package-trust-what = ‎--trust‎ کلید عمومی ناشر را می‌گیرد: ۶۴ رقم شانزده‌شانزدهی، یا فایلی که این رقم‌ها در آن است. «{ $given }» نه این است و نه فایلی به این نام هست
package-diff-other = این‌ها دو بستهٔ گوناگون‌اند، { $old } و { $new }. دو نسخه از یک بسته را بدهید، یا دو پوشه که همهٔ بسته‌ها در آن‌هاست
package-twice = دو فایل گوناگون برای بستهٔ { $id } داده شده است؛ یکی را بدهید
package-diff-lacks-old = بستهٔ قدیم به این بسته‌ها نیاز دارد و در کنارش نیست: { $packages }. پوشه‌ای را که در آن است با --with بدهید
package-diff-lacks-new = بستهٔ تازه به این بسته‌ها نیاز دارد و در کنارش نیست: { $packages }. پوشه‌ای را که در آن است با --with بدهید
