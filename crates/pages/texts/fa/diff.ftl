# تفاوت دو نسخه از یک خدمت، برای مردم، کارمندان و هزینه‌ها. کلیدها و آرگومان‌ها از domain::package::diff است.

diff-for-people = برای مردم
diff-for-officers = برای کارمندان
diff-for-fees = هزینه‌ها
diff-nothing = چیزی که کسی ببیند تغییر نکرده است.
diff-none = این دو هیچ تفاوتی ندارند.
diff-same-version = محتوا تغییر کرده و شمارهٔ نسخه همان است؛ شماره را بالا ببرید.
diff-new = تازه است.
diff-gone = دیگر نیست.
diff-title = نام خدمت از «{ $old }» به «{ $new }» تغییر کرد.
diff-summary = معرفی خدمت تغییر کرد: { $new }
diff-who = چه کسی می‌تواند درخواست کند: { $new }
diff-result = نتیجهٔ خدمت: { $new }
diff-withdrawn = این خدمت دیگر درخواست تازه نمی‌پذیرد.
diff-offered-again = این خدمت دوباره درخواست می‌پذیرد.
diff-drafts-void = پیش‌نویس‌های نسخه‌های پیش دیگر معتبر نیست: { $reason }
diff-audience-added = { $audience ->
    [visitor] مهمانان هم می‌توانند درخواست کنند.
    [company] شرکت‌ها هم می‌توانند درخواست کنند.
   *[resident] ساکنان هم می‌توانند درخواست کنند.
    }
diff-audience-removed = { $audience ->
    [visitor] مهمانان دیگر نمی‌توانند درخواست کنند.
    [company] شرکت‌ها دیگر نمی‌توانند درخواست کنند.
   *[resident] ساکنان دیگر نمی‌توانند درخواست کنند.
    }
diff-channel-added = { $channel ->
    [counter] حضوری هم می‌توان درخواست کرد.
    [phone] تلفنی هم می‌توان درخواست کرد.
   *[web] اینترنتی هم می‌توان درخواست کرد.
    }
diff-channel-removed = { $channel ->
    [counter] دیگر نمی‌توان حضوری درخواست کرد.
    [phone] دیگر نمی‌توان تلفنی درخواست کرد.
   *[web] دیگر نمی‌توان اینترنتی درخواست کرد.
    }
diff-channel-note = { $channel ->
    [counter] مراجعهٔ حضوری: { $new }
    [phone] تلفن: { $new }
   *[web] درخواست اینترنتی: { $new }
    }
diff-steps = مرحله‌های کار تغییر کرد.
diff-law-added = قانون تازه: { $title }
diff-law-removed = دیگر بر این قانون استوار نیست: { $title }
diff-law-reference = نشانی این قانون تغییر کرد: { $title }
diff-follows = از نوع خدمت «{ $id }»، نسخهٔ { $version }، پیروی می‌کند.
diff-follows-none = دیگر از نوع خدمتی پیروی نمی‌کند.
diff-time = مهلت پاسخ از { $old } { $old_count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    } به { $new } { $new_count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    } تغییر کرد.
diff-time-rule = قاعدهٔ مهلت: { $new }
diff-if-late = اگر دیر شود: { $new }
diff-time-other = قاعده‌های دیگرِ مهلت تغییر کرد.
diff-evidence-added = مدرک تازه: { $title }
diff-evidence-removed = این مدرک دیگر لازم نیست: { $title }
diff-evidence-fetched = این مدرک را دستگاه خودش می‌گیرد: { $title }
diff-evidence-brought = این مدرک را باید خودتان بدهید: { $title }
diff-evidence-files = فایل‌های «{ $title }»: { $types }، هرکدام تا { $megabytes } مگابایت.
diff-evidence-title = نام مدرک از «{ $old }» به «{ $new }» تغییر کرد.
diff-evidence-note = توضیح مدرک «{ $title }»: { $new }
diff-question-added = پرسش تازه: { $label }
diff-question-removed = دیگر پرسیده نمی‌شود: { $label }
diff-question-order = ترتیب پرسش‌ها تغییر کرد.
diff-sections = بخش‌های فرم تغییر کرد.
diff-question-label = پرسش «{ $old }» اکنون چنین است: «{ $new }»
diff-question-help = راهنمای پرسش «{ $label }» تغییر کرد.
diff-question-required = پاسخ به «{ $label }» اکنون لازم است.
diff-question-optional = پاسخ به «{ $label }» دیگر لازم نیست.
diff-question-condition = «{ $label }» در شرایط دیگری پرسیده می‌شود.
diff-question-kind = پاسخ مجاز به «{ $label }» تغییر کرد.
diff-option-added = گزینهٔ تازه در «{ $label }»: { $option }
diff-option-removed = این گزینه در «{ $label }» دیگر نیست: { $option }
diff-option-label = گزینهٔ «{ $old }» در «{ $label }» اکنون «{ $new }» نام دارد.
diff-check-added = شرط تازه میان پاسخ‌ها: { $message }
diff-check-removed = این شرط دیگر نیست: { $message }
diff-eligible-added = شرط تازه برای گرفتن خدمت: { $title }
diff-eligible-removed = این شرط برای گرفتن خدمت دیگر نیست: { $title }
diff-eligible-changed = این شرط برای گرفتن خدمت تغییر کرده است: { $title }
diff-letter = نامهٔ «{ $title }» تغییر کرد.
diff-stage-added = مرحلهٔ تازه: { $title }
diff-stage-removed = این مرحله دیگر نیست: { $title }
diff-stage-changed = مرحلهٔ «{ $title }» تغییر کرد.
diff-decision-added = تصمیم تازه: { $title }
diff-decision-removed = این تصمیم دیگر نیست: { $title }
diff-decision-outcome = نتیجهٔ تصمیم «{ $title }» تغییر کرد.
diff-decision-title = تصمیم «{ $old }» اکنون «{ $title }» نام دارد.
diff-ground-added = دلیل تازه برای «{ $title }»: { $ground }
diff-ground-removed = این دلیل برای «{ $title }» دیگر نیست: { $ground }
diff-ground-title = متن دلیل برای «{ $title }» تغییر کرد: { $ground }
diff-ground-condition = شرط یک دلیل «{ $title }» تغییر کرد: { $ground }
diff-finding = واژه‌ها، رویدادها، نشانه یا زبان‌های خدمت تغییر کرد.
diff-other = بخش { $field } تغییر کرد.
diff-cost = هزینه از { $old } ریال به { $new } ریال تغییر کرد.
diff-cost-fixed = هزینه اکنون ثابت است: { $new } ریال.
diff-cost-later = هزینه پس از بررسی حساب می‌شود.
diff-cost-most = بیشترین هزینه: { $new } ریال.
diff-cost-most-none = هزینه دیگر سقف ندارد.
diff-cost-note = دربارهٔ هزینه: { $new }
diff-cost-note-none = توضیح هزینه برداشته شد.
diff-fee-added = هزینهٔ تازه: { $title }
diff-fee-removed = این هزینه دیگر نیست: { $title }
diff-fee-amount = مبلغ «{ $title }» به شکل دیگری حساب می‌شود.
diff-fee-words = متن یا تعرفهٔ «{ $title }» تغییر کرد.
diff-fee-off = تخفیف‌های «{ $title }» تغییر کرد.
diff-rates = نرخ‌ها تغییر کرد.
diff-instalments = قسط‌ها تغییر کرد.
diff-agency-hours = ساعت کار تغییر کرد.
diff-agency-own-days = روزهای کاری و تعطیل خود دستگاه تغییر کرد.
diff-agency-phone = شمارهٔ تلفن تغییر کرد.
diff-agency-address = نشانی تغییر کرد.
diff-agency-words = معرفی دستگاه تغییر کرد.
diff-agency-units = واحدها یا تقویم دستگاه تغییر کرد.
diff-agency-bill-code = شمارهٔ قبض‌های دستگاه تغییر کرد.
diff-agency-places = جاهای شناخته‌شده روی نقشه تغییر کرد.
diff-calendars = روزهای تعطیل یا تقویم‌ها تغییر کرد.
diff-kind = { $kind ->
    [type] نوع خدمت
    [agency] دستگاه
    [calendars] تقویم‌ها
   *[service] خدمت
    }
