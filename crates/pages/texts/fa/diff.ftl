# تفاوت دو نسخه از یک خدمت، برای مردم، کارشناسان و هزینه‌ها. کلیدها و آرگومان‌ها از domain::package::diff است.

diff-for-people = برای مردم
diff-for-officers = برای کارشناسان
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
diff-evidence-added = مدرک تازه: { $title }
diff-evidence-may = اگر بخواهید این مدرک را هم می‌توانید بدهید: { $title }
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
diff-question-help-lines = راهنمای پرسش «{ $label }»: پیش از این { $old }، اکنون { $new }
diff-question-required = پاسخ به «{ $label }» اکنون لازم است.
diff-question-optional = پاسخ به «{ $label }» دیگر لازم نیست.
diff-question-condition = «{ $label }» در شرایط دیگری پرسیده می‌شود.
diff-question-condition-from = «{ $label }» پیش از این با این شرط پرسیده می‌شد: { $old }؛ اکنون: { $new }
diff-question-kind = پاسخ مجاز به «{ $label }» تغییر کرد.
diff-option-added = گزینهٔ تازه در «{ $label }»: { $option }
diff-option-removed = این گزینه در «{ $label }» دیگر نیست: { $option }
diff-option-label = گزینهٔ «{ $old }» در «{ $label }» اکنون «{ $new }» نام دارد.
diff-check-added = شرط تازه میان پاسخ‌ها: { $message }
diff-check-removed = این شرط دیگر نیست: { $message }
diff-eligible-added = شرط تازه برای گرفتن خدمت: { $title }
diff-eligible-removed = این شرط برای گرفتن خدمت دیگر نیست: { $title }
diff-eligible-changed = این شرط برای گرفتن خدمت تغییر کرده است: { $title }
diff-eligible-part = شرط گرفتن خدمت «{ $title }»، { $what }: پیش از این { $old }، اکنون { $new }
diff-letter = نامهٔ «{ $title }» تغییر کرد.
diff-letter-lines = نامهٔ «{ $title }»: پیش از این { $old }، اکنون { $new }
diff-signed-letter-added = با نتیجهٔ «{ $title }» نامه‌ای برای متقاضی امضا می‌شود.
diff-signed-letter-removed = با نتیجهٔ «{ $title }» دیگر نامه‌ای برای متقاضی امضا نمی‌شود.
diff-stage-added = مرحلهٔ تازه: { $title }
diff-stage-removed = این مرحله دیگر نیست: { $title }
diff-decision-added = تصمیم تازه: { $title }
diff-decision-removed = این تصمیم دیگر نیست: { $title }
diff-decision-outcome = نتیجهٔ تصمیم «{ $title }» تغییر کرد.
diff-decision-note-required = تصمیم «{ $title }» اکنون نوشتهٔ کارشناس را لازم دارد.
diff-decision-note-optional = تصمیم «{ $title }» دیگر نوشتهٔ کارشناس را لازم ندارد.
diff-ground-note-required = دلیل «{ $ground }» از «{ $title }» اکنون نوشتهٔ کارشناس را لازم دارد.
diff-ground-note-optional = دلیل «{ $ground }» از «{ $title }» دیگر نوشتهٔ کارشناس را لازم ندارد.
diff-hands-to = دستگاه‌های دیگری که پرونده را می‌توان به آن‌ها ارجاع داد: پیش از این { $old }، اکنون { $new }
diff-decision-title = تصمیم «{ $old }» اکنون «{ $title }» نام دارد.
diff-ground-added = دلیل تازه برای «{ $title }»: { $ground }
diff-ground-removed = این دلیل برای «{ $title }» دیگر نیست: { $ground }
diff-ground-title = متن یک دلیل «{ $title }»: پیش از این { $old }، اکنون { $ground }
diff-ground-condition = شرط یک دلیل «{ $title }» ({ $ground }): پیش از این { $old }، اکنون { $new }
diff-finding = واژه‌ها، رویدادها، نشانه یا زبان‌های خدمت تغییر کرد.
diff-other = بخش { $field } تغییر کرد.
diff-cost-later = هزینه پس از بررسی حساب می‌شود.
diff-cost-most-none = هزینه دیگر سقف ندارد.
diff-cost-note = دربارهٔ هزینه: { $new }
diff-cost-note-none = توضیح هزینه برداشته شد.
diff-fee-removed = این هزینه دیگر نیست: { $title }
diff-agency-changed = دستگاه، { $what }: پیش از این { $old }، اکنون { $new }
diff-unit-added = واحد تازه: { $title }
diff-unit-removed = این واحد دیگر نیست: { $title }
diff-unit-changed = واحد «{ $title }»، { $what }: پیش از این { $old }، اکنون { $new }
diff-calendar-added = تقویم تازه: { $id }
diff-calendar-removed = این تقویم دیگر نیست: { $id }
diff-calendar-changed = تقویم «{ $id }»، { $what }: پیش از این { $old }، اکنون { $new }
diff-part-promise = قول دستگاه
diff-part-phone = تلفن
diff-part-address = نشانی
diff-part-complaint = راه شکایت
diff-part-languages = زبان‌ها
diff-part-icon = نشان
diff-part-color = رنگ
diff-part-hours = ساعت کار روز { $weekday ->
    [monday] دوشنبه
    [tuesday] سه‌شنبه
    [wednesday] چهارشنبه
    [thursday] پنجشنبه
    [friday] جمعه
    [saturday] شنبه
   *[sunday] یکشنبه
    }
diff-part-day-off = تعطیلی هفتگی روز { $weekday ->
    [monday] دوشنبه
    [tuesday] سه‌شنبه
    [wednesday] چهارشنبه
    [thursday] پنجشنبه
    [friday] جمعه
    [saturday] شنبه
   *[sunday] یکشنبه
    }
diff-part-holiday = تعطیلی { $day }
diff-part-works = روز کاری { $day }
diff-part-place = جای شناخته‌شدهٔ «{ $title }»
diff-part-calendar = تقویم
diff-part-bill-code = شمارهٔ قبض‌ها
diff-part-contract = قرارداد
diff-part-at = جای آن روی نقشه
diff-part-clock = جلو بودن از ساعت جهانی به دقیقه
diff-value-hours = { $from } تا { $to }
diff-value-contract = { $contractor }، شمارهٔ { $reference }، از { $from } تا { $until }
diff-kind = { $kind ->
    [type] نوع خدمت
    [agency] دستگاه
    [calendars] تقویم‌ها
   *[service] خدمت
    }
diff-value-none = هیچ
diff-value-every-agency = همهٔ دستگاه‌ها
diff-value-no-agency = هیچ دستگاهی
diff-value-agencies = { $agencies }
diff-value-silence-only = فقط به سکوت یا به قاعده
diff-value-upheld = تصمیم پابرجا می‌ماند
diff-value-yes = بله
diff-value-no = خیر
diff-value-limit = { $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }
diff-value-extension = { $times } بار، هر بار { $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }
diff-value-before = { $days } روز پیش از پایان مهلت
diff-value-days = { $days } روز کاری
diff-value-decision = «{ $decision }» با دلیل «{ $ground }»
diff-value-by-answer = بر پایهٔ پاسخ به { $question }
diff-value-ends-all = با انجام همهٔ کارها
diff-value-ends-any = با انجام یکی از کارها
diff-value-ends-majority = با هم‌نظری بیش از نیمی از کارها
diff-value-go-stage = به مرحلهٔ «{ $stage }»
diff-value-go-correct = بازگشت به متقاضی: «{ $ask }»، سپس به مرحلهٔ «{ $stage }»
diff-value-go-transfer = ارجاع به { $to }: { $reason }
diff-value-route = اگر { $when }: { $go }
diff-value-kind = { $kind ->
    [inspect] بازدید
    [consult] نظرخواهی
    [pay] پرداخت
    [sign] امضا
    [execute] اجرا
    [decide] تصمیم
    [case] پروندهٔ وابسته
   *[review] بررسی
    }
diff-value-formula = { $formula } (به ریال)
diff-value-off = { $percent } درصد، اگر { $when }
diff-value-row = { $cells }، از { $day }
diff-part-title = نام
diff-part-usual = مدت معمول
diff-part-unit = انجام‌دهنده
diff-part-unit-for = انجام‌دهنده برای { $option }
diff-part-decides = امکان تصمیم در این مرحله
diff-part-side-by-side = انجام هم‌زمان کارها
diff-part-person = کار متقاضی در این مرحله
diff-part-no-withdrawal = چرا متقاضی چیزی را پس نمی‌گیرد
diff-part-ends = پایان مرحله
diff-part-limit = مهلت
diff-part-limit-rule = قاعدهٔ مهلت
diff-part-route = قاعدهٔ { $number } ادامهٔ کار
diff-part-stage = مرحله
diff-part-kind = نوع
diff-part-by-load = سپردن به کارشناس کم‌کارتر
diff-part-skill = مهارت لازم
diff-part-when = تنها اگر
diff-part-otherwise = آنچه در غیر این صورت گفته می‌شود
diff-part-law = قانون آن
diff-part-instead = خدمت جایگزین
diff-part-person-answers = مهلت پاسخ متقاضی
diff-part-person-answers-rule = قاعدهٔ مهلت پاسخ متقاضی
diff-part-unanswered = پیامد بی‌پاسخ ماندن پرسش
diff-part-silence = معنای سکوت
diff-part-stops-clock = ایستادن مهلت قانونی در این مدت
diff-part-outcome = نتیجهٔ کار
diff-part-checklist = بند فهرست بازبینی
diff-part-photos = نیاز به عکس
diff-part-photos-with = نیاز به عکس با نتیجهٔ «{ $outcome }»
diff-part-sub-case = خدمت پروندهٔ وابسته
diff-part-sub-case-answer = پاسخ پروندهٔ وابسته به { $question }
diff-part-completeness = مهلت بررسی کامل بودن درخواست
diff-part-completeness-rule = قاعدهٔ مهلت بررسی کامل بودن
diff-part-extension = تمدید
diff-part-extension-rule = قاعدهٔ تمدید
diff-part-warning = هشدار روی میز کار
diff-part-escalate = واحد بالاتر پس از پایان مهلت
diff-part-within = مهلت اعتراض
diff-part-within-rule = قاعدهٔ مهلت اعتراض
diff-part-answer = مهلت پاسخ به اعتراض
diff-part-answer-rule = قاعدهٔ مهلت پاسخ به اعتراض
diff-part-amount = مبلغ
diff-part-tariff = تعرفه
diff-part-off = تخفیف «{ $off }»
diff-part-off-rule = قاعدهٔ تخفیف «{ $off }»
diff-part-keys = معیار یافتن ردیف
diff-part-rate = نرخ { $row }
diff-part-rate-until = پایان نرخ { $row }
diff-part-rate-rule = تعرفهٔ نرخ { $row }
diff-part-count = تعداد
diff-part-every = فاصلهٔ هر قسط با بعدی به روز
diff-part-from-sum = از چه مبلغی به بالا
diff-time-changed = زمان رسیدگی، { $what }: پیش از این { $old }، اکنون { $new }
diff-objection-changed = اعتراض، { $what }: پیش از این { $old }، اکنون { $new }
diff-stage-order = ترتیب مرحله‌ها: پیش از این { $old }، اکنون { $new }
diff-stage-changed = مرحلهٔ «{ $title }»، { $what }: پیش از این { $old }، اکنون { $new }
diff-task-added = کار تازه در مرحلهٔ «{ $title }»: { $task } ({ $kind ->
    [inspect] بازدید
    [consult] نظرخواهی
    [pay] پرداخت
    [sign] امضا
    [execute] اجرا
    [decide] تصمیم
    [case] پروندهٔ وابسته
   *[review] بررسی
    }، { $by })
diff-task-removed = این کار در مرحلهٔ «{ $title }» دیگر نیست: { $task }
diff-task-changed = کار «{ $task }» در مرحلهٔ «{ $title }»، { $what }: پیش از این { $old }، اکنون { $new }
diff-fee-added = هزینهٔ تازه: { $title }، { $amount }
diff-fee-changed = هزینهٔ «{ $title }»، { $what }: پیش از این { $old }، اکنون { $new }
diff-table-added = جدول نرخ تازه: { $table }، { $count } ردیف
diff-table-removed = این جدول نرخ دیگر نیست: { $table }
diff-table-changed = جدول { $table }، { $what }: پیش از این { $old }، اکنون { $new }
diff-instalments-added = می‌توان در { $count } قسط با فاصلهٔ { $days } روز پرداخت، از { $from } به بالا.
diff-instalments-removed = دیگر نمی‌توان قسطی پرداخت.
diff-instalments-changed = قسط‌ها، { $what }: پیش از این { $old }، اکنون { $new }
diff-cost = هزینه از { $old } به { $new } تغییر کرد.
diff-cost-fixed = هزینه اکنون ثابت است: { $new }.
diff-cost-most = بیشترین هزینه: { $new }؛ پیش از این { $old }.
diff-cost-most-new = بیشترین هزینه اکنون { $new } است.
diff-from = از { $day } اجرا می‌شود.
diff-question-answer = پاسخ مجاز به «{ $label }»، { $part ->
    [type] نوع
    [min] کمترین
    [max] بیشترین
    [max_length] بیشترین شمار نویسه
    [min_length] کمترین شمار نویسه
    [max_files] بیشترین شمار فایل
    [unit] واحد
    [evidence] مدرک
   *[other] { $part }
    }: پیش از این { $old }، اکنون { $new }
