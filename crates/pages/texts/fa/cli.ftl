# What the command line says in sentences.
demo-intro =
    درگاه، نسخهٔ نمایشی با دادهٔ نمونه در { $data }
      درگاه مردم       { $url }
      میز کار          { $url }/desk
      پیام‌های فرستاده‌شده  { $url }/demo/outbox
      رابط برنامه‌نویسی   { $url }/api/v1/openapi.json
demo-residents = ساکنان با کد ملی و شمارهٔ همراه وارد می‌شوند:
demo-visitors = زائران با شمارهٔ گذرنامه و رایانامه وارد می‌شوند:
demo-officers = کارشناسان در میز کار با نام و گذرواژه وارد می‌شوند:
check-clean = { $files } فایل، { $agencies } دستگاه، { $services } خدمت: بدون اشکال
check-mistakes = { $mistakes } اشکال در { $files } فایل
check-needs = این بسته به بسته‌های دیگری ارجاع می‌دهد که داده نشده‌اند: { $packages }. همه را با هم بسنجید: dargah check { $folder }
answer-officer-name = نام ورود فقط حروف کوچک انگلیسی، رقم، نقطه و خط تیره دارد؛ دست‌کم دو نویسه.
answer-passphrase = گذرواژه باید بین { $min } تا { $max } نویسه باشد.
