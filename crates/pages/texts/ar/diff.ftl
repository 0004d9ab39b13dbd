# الفرق بين نسختين من خدمة، للناس والموظفين والرسوم. المفاتيح والوسائط من domain::package::diff.

diff-for-people = للناس
diff-for-officers = للموظفين
diff-for-fees = الرسوم
diff-nothing = لا يتغيّر شيء يراه أحد.
diff-none = لا فرق بين الاثنتين.
diff-same-version = تغيّر المحتوى ولم يتغيّر رقم النسخة؛ ارفع الرقم.
diff-new = جديد.
diff-gone = لم يعد موجوداً.
diff-title = تغيّر اسم الخدمة من «{ $old }» إلى «{ $new }».
diff-summary = تغيّر وصف الخدمة: { $new }
diff-who = من يحق له التقديم: { $new }
diff-result = ما تحصل عليه: { $new }
diff-withdrawn = لم تعد الخدمة تقبل طلبات جديدة.
diff-offered-again = تقبل الخدمة الطلبات من جديد.
diff-drafts-void = لم تعد مسودات النسخ السابقة صالحة: { $reason }
diff-audience-added = { $audience ->
    [visitor] يمكن للزوار أيضاً التقديم.
    [company] يمكن للشركات أيضاً التقديم.
   *[resident] يمكن للمقيمين أيضاً التقديم.
    }
diff-audience-removed = { $audience ->
    [visitor] لم يعد بإمكان الزوار التقديم.
    [company] لم يعد بإمكان الشركات التقديم.
   *[resident] لم يعد بإمكان المقيمين التقديم.
    }
diff-channel-added = { $channel ->
    [counter] يمكن التقديم حضورياً أيضاً.
    [phone] يمكن التقديم هاتفياً أيضاً.
   *[web] يمكن التقديم عبر الإنترنت أيضاً.
    }
diff-channel-removed = { $channel ->
    [counter] لم يعد التقديم حضورياً ممكناً.
    [phone] لم يعد التقديم هاتفياً ممكناً.
   *[web] لم يعد التقديم عبر الإنترنت ممكناً.
    }
diff-channel-note = { $channel ->
    [counter] حضورياً: { $new }
    [phone] هاتفياً: { $new }
   *[web] عبر الإنترنت: { $new }
    }
diff-steps = تغيّرت خطوات الخدمة.
diff-law-added = أساس قانوني جديد: { $title }
diff-law-removed = لم يعد أساساً قانونياً: { $title }
diff-law-reference = تغيّر مرجع هذا القانون: { $title }
diff-follows = تتبع النسخة { $version } من نوع الخدمة «{ $id }».
diff-follows-none = لم تعد تتبع نوع خدمة.
diff-time = تغيّرت المهلة من { $old } ({ $old_count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    }) إلى { $new } ({ $new_count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    }).
diff-time-rule = قاعدة المهلة: { $new }
diff-if-late = عند التأخر: { $new }
diff-evidence-added = مستند جديد: { $title }
diff-evidence-may = يمكنك أن تضيف هذا المستند: { $title }
diff-evidence-removed = لم يعد هذا المستند لازماً: { $title }
diff-evidence-fetched = تحصل الجهة على هذا المستند بنفسها: { $title }
diff-evidence-brought = عليك تقديم هذا المستند بنفسك: { $title }
diff-evidence-files = ملفات «{ $title }»: { $types }، كل منها حتى { $megabytes } ميغابايت.
diff-evidence-title = صار المستند «{ $old }» يسمى «{ $new }».
diff-evidence-note = عن المستند «{ $title }»: { $new }
diff-question-added = سؤال جديد: { $label }
diff-question-removed = لم يعد يُسأل: { $label }
diff-question-order = تغيّر ترتيب الأسئلة.
diff-sections = تغيّرت أقسام الاستمارة.
diff-question-label = صار السؤال «{ $old }»: «{ $new }»
diff-question-help = تغيّر شرح السؤال «{ $label }».
diff-question-help-lines = شرح السؤال «{ $label }»: كان { $old }، وهو الآن { $new }
diff-question-required = صارت الإجابة عن «{ $label }» لازمة.
diff-question-optional = لم تعد الإجابة عن «{ $label }» لازمة.
diff-question-condition = يُسأل «{ $label }» في حالات أخرى.
diff-question-condition-from = كان «{ $label }» يُسأل إذا { $old }، والآن إذا { $new }
diff-question-kind = تغيّر ما يُقبل جواباً عن «{ $label }».
diff-option-added = خيار جديد في «{ $label }»: { $option }
diff-option-removed = لم يعد هذا الخيار في «{ $label }»: { $option }
diff-option-label = صار الخيار «{ $old }» في «{ $label }» يسمى «{ $new }».
diff-check-added = شرط جديد بين الإجابات: { $message }
diff-check-removed = لم يعد هذا الشرط قائماً: { $message }
diff-eligible-added = شرط جديد للحصول على الخدمة: { $title }
diff-eligible-removed = لم يعد هذا الشرط للحصول على الخدمة قائماً: { $title }
diff-eligible-changed = تغيّر هذا الشرط للحصول على الخدمة: { $title }
diff-eligible-part = شرط الحصول على الخدمة «{ $title }»، { $what }: كان { $old }، وهو الآن { $new }
diff-letter = تغيّر خطاب «{ $title }».
diff-letter-lines = خطاب «{ $title }»: كان { $old }، وهو الآن { $new }
diff-signed-letter-added = بالنتيجة «{ $title }» يُوقَّع خطاب لمقدّم الطلب.
diff-signed-letter-removed = لم يعد يُوقَّع بالنتيجة «{ $title }» خطاب لمقدّم الطلب.
diff-stage-added = مرحلة جديدة: { $title }
diff-stage-removed = لم تعد هذه المرحلة موجودة: { $title }
diff-decision-added = قرار جديد: { $title }
diff-decision-removed = لم يعد هذا القرار موجوداً: { $title }
diff-decision-outcome = تغيّرت نتيجة القرار «{ $title }».
diff-decision-note-required = صار القرار «{ $title }» يحتاج إلى نص يكتبه الموظف.
diff-decision-note-optional = لم يعد القرار «{ $title }» يحتاج إلى نص يكتبه الموظف.
diff-ground-note-required = صار السبب «{ $ground }» في «{ $title }» يحتاج إلى نص يكتبه الموظف.
diff-ground-note-optional = لم يعد السبب «{ $ground }» في «{ $title }» يحتاج إلى نص يكتبه الموظف.
diff-hands-to = الجهات الأخرى التي يمكن إحالة الملف إليها: كانت { $old }، وهي الآن { $new }
diff-decision-title = صار القرار «{ $old }» يسمى «{ $title }».
diff-ground-added = سبب جديد لـ«{ $title }»: { $ground }
diff-ground-removed = لم يعد هذا السبب لـ«{ $title }» قائماً: { $ground }
diff-ground-title = نص سبب لـ«{ $title }»: كان { $old }، وهو الآن { $ground }
diff-ground-condition = شرط سبب لـ«{ $title }» ({ $ground }): كان { $old }، وهو الآن { $new }
diff-finding = تغيّرت كلمات البحث أو الأحداث الحياتية أو الأيقونة أو لغات الخدمة.
diff-other = تغيّر الجزء { $field }.
diff-cost-later = تُحسب الرسوم بعد المراجعة.
diff-cost-most-none = لم يعد للرسوم حد أقصى.
diff-cost-note = عن الرسوم: { $new }
diff-cost-note-none = حُذف شرح الرسوم.
diff-fee-removed = لم يعد هذا الرسم موجوداً: { $title }
diff-agency-changed = الجهة، { $what }: كان { $old }، وهو الآن { $new }
diff-unit-added = وحدة جديدة: { $title }
diff-unit-removed = لم تعد هذه الوحدة موجودة: { $title }
diff-unit-changed = الوحدة «{ $title }»، { $what }: كان { $old }، وهو الآن { $new }
diff-calendar-added = تقويم جديد: { $id }
diff-calendar-removed = لم يعد هذا التقويم موجوداً: { $id }
diff-calendar-changed = التقويم «{ $id }»، { $what }: كان { $old }، وهو الآن { $new }
diff-part-promise = تعهد الجهة
diff-part-phone = الهاتف
diff-part-address = العنوان
diff-part-complaint = طريقة الشكوى
diff-part-languages = اللغات
diff-part-icon = الأيقونة
diff-part-color = اللون
diff-part-hours = ساعات العمل يوم { $weekday ->
    [monday] الاثنين
    [tuesday] الثلاثاء
    [wednesday] الأربعاء
    [thursday] الخميس
    [friday] الجمعة
    [saturday] السبت
   *[sunday] الأحد
    }
diff-part-day-off = العطلة الأسبوعية يوم { $weekday ->
    [monday] الاثنين
    [tuesday] الثلاثاء
    [wednesday] الأربعاء
    [thursday] الخميس
    [friday] الجمعة
    [saturday] السبت
   *[sunday] الأحد
    }
diff-part-holiday = عطلة { $day }
diff-part-works = يوم العمل { $day }
diff-part-place = المكان المعروف «{ $title }»
diff-part-calendar = التقويم
diff-part-bill-code = أرقام الفواتير
diff-part-contract = العقد
diff-part-at = الموقع على الخريطة
diff-part-clock = التقدم على التوقيت العالمي بالدقائق
diff-value-hours = { $from } إلى { $to }
diff-value-contract = { $contractor }، رقم { $reference }، من { $from } إلى { $until }
diff-kind = { $kind ->
    [type] نوع خدمة
    [agency] جهة
    [calendars] التقاويم
   *[service] خدمة
    }
diff-value-none = لا شيء
diff-value-every-agency = كل الجهات
diff-value-no-agency = لا جهة
diff-value-agencies = { $agencies }
diff-value-silence-only = بالسكوت أو بقاعدة فقط
diff-value-upheld = يبقى القرار
diff-value-yes = نعم
diff-value-no = لا
diff-value-limit = { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })
diff-value-extension = { $times ->
    [one] مرة واحدة
    [two] مرتان
    [few] { $times } مرات
   *[other] { $times } مرة
    }، كل مرة { $days } ({ $count ->
    [calendar] أيام تقويمية
    [hours] ساعات عمل
   *[working] أيام عمل
    })
diff-value-before = { $days ->
    [one] قبل انتهاء المهلة بيوم واحد
    [two] قبل انتهاء المهلة بيومين
    [few] قبل انتهاء المهلة بـ{ $days } أيام
    [many] قبل انتهاء المهلة بـ{ $days } يوماً
   *[other] قبل انتهاء المهلة بـ{ $days } يوم
    }
diff-value-days = { $days ->
    [one] يوم عمل واحد
    [two] يوما عمل
    [few] { $days } أيام عمل
   *[other] { $days } يوم عمل
    }
diff-value-decision = «{ $decision }» للسبب «{ $ground }»
diff-value-by-answer = بحسب الإجابة عن { $question }
diff-value-ends-all = بإنجاز كل المهام
diff-value-ends-any = بإنجاز مهمة واحدة
diff-value-ends-majority = باتفاق أكثر من نصف المهام
diff-value-go-stage = إلى المرحلة «{ $stage }»
diff-value-go-correct = عودة إلى مقدّم الطلب: «{ $ask }»، ثم إلى المرحلة «{ $stage }»
diff-value-go-transfer = إحالة إلى { $to }: { $reason }
diff-value-route = إذا { $when }: { $go }
diff-value-kind = { $kind ->
    [inspect] معاينة
    [consult] استشارة
    [pay] دفع
    [sign] توقيع
    [execute] تنفيذ
    [decide] قرار
    [case] ملف فرعي
   *[review] مراجعة
    }
diff-value-formula = { $formula } (بالريال)
diff-value-off = { $percent } بالمئة، إذا { $when }
diff-value-row = { $cells }، من { $day }
diff-part-title = الاسم
diff-part-usual = المدة المعتادة
diff-part-unit = من يقوم بها
diff-part-unit-for = من يقوم بها في حالة { $option }
diff-part-decides = إمكان البت في هذه المرحلة
diff-part-side-by-side = المهام معاً
diff-part-person = ما يفعله مقدّم الطلب في هذه المرحلة
diff-part-no-withdrawal = سبب عدم إمكان السحب
diff-part-ends = نهاية المرحلة
diff-part-limit = المهلة
diff-part-limit-rule = قاعدة المهلة
diff-part-route = القاعدة { $number } لما يلي
diff-part-stage = المرحلة
diff-part-kind = النوع
diff-part-by-load = تُسند إلى الموظف الأقل عملاً
diff-part-skill = المهارة اللازمة
diff-part-when = فقط إذا
diff-part-otherwise = ما يُقال في غير ذلك
diff-part-law = قانونه
diff-part-instead = الخدمة البديلة
diff-part-person-answers = مدة جواب مقدّم الطلب
diff-part-person-answers-rule = قاعدة مدة جواب مقدّم الطلب
diff-part-unanswered = ما يترتب على عدم الجواب
diff-part-silence = معنى السكوت
diff-part-stops-clock = توقف المهلة القانونية أثناءها
diff-part-outcome = نتيجة المهمة
diff-part-checklist = بند في قائمة التحقق
diff-part-photos = لزوم الصورة
diff-part-photos-with = لزوم الصورة مع النتيجة «{ $outcome }»
diff-part-sub-case = خدمة الملف الفرعي
diff-part-sub-case-answer = إجابة الملف الفرعي عن { $question }
diff-part-completeness = مهلة النظر في اكتمال الطلب
diff-part-completeness-rule = قاعدة مهلة اكتمال الطلب
diff-part-extension = التمديد
diff-part-extension-rule = قاعدة التمديد
diff-part-warning = التنبيه على مكتب العمل
diff-part-escalate = الوحدة الأعلى بعد المهلة
diff-part-within = مهلة الاعتراض
diff-part-within-rule = قاعدة مهلة الاعتراض
diff-part-answer = مهلة الرد على الاعتراض
diff-part-answer-rule = قاعدة مهلة الرد على الاعتراض
diff-part-amount = المبلغ
diff-part-tariff = التعرفة
diff-part-off = التخفيض «{ $off }»
diff-part-off-rule = قاعدة التخفيض «{ $off }»
diff-part-keys = ما يُعثر به على الصف
diff-part-rate = سعر { $row }
diff-part-rate-until = نهاية سريان سعر { $row }
diff-part-rate-rule = تعرفة سعر { $row }
diff-part-count = العدد
diff-part-every = الأيام بين قسط وآخر
diff-part-from-sum = من أي مبلغ فصاعداً
diff-time-changed = الوقت، { $what }: كان { $old }، وهو الآن { $new }
diff-objection-changed = الاعتراض، { $what }: كان { $old }، وهو الآن { $new }
diff-stage-order = ترتيب المراحل: كان { $old }، وهو الآن { $new }
diff-stage-changed = المرحلة «{ $title }»، { $what }: كان { $old }، وهو الآن { $new }
diff-task-added = مهمة جديدة في المرحلة «{ $title }»: { $task } ({ $kind ->
    [inspect] معاينة
    [consult] استشارة
    [pay] دفع
    [sign] توقيع
    [execute] تنفيذ
    [decide] قرار
    [case] ملف فرعي
   *[review] مراجعة
    }، { $by })
diff-task-removed = لم تعد هذه المهمة في المرحلة «{ $title }»: { $task }
diff-task-changed = المهمة «{ $task }» في المرحلة «{ $title }»، { $what }: كان { $old }، وهو الآن { $new }
diff-fee-added = رسم جديد: { $title }، { $amount }
diff-fee-changed = الرسم «{ $title }»، { $what }: كان { $old }، وهو الآن { $new }
diff-table-added = جدول أسعار جديد: { $table }، عدد صفوفه { $count }
diff-table-removed = لم يعد جدول الأسعار هذا موجوداً: { $table }
diff-table-changed = الجدول { $table }، { $what }: كان { $old }، وهو الآن { $new }
diff-instalments-added = { $count ->
    [two] يمكن الدفع على قسطين
    [few] يمكن الدفع على { $count } أقساط
    [many] يمكن الدفع على { $count } قسطاً
   *[other] يمكن الدفع على { $count } قسط
}{ $days ->
    [one] ، والفاصل بين قسط وآخر يوم واحد
    [two] ، والفاصل بين قسط وآخر يومان
    [few] ، والفاصل بين قسط وآخر { $days } أيام
    [many] ، والفاصل بين قسط وآخر { $days } يوماً
   *[other] ، والفاصل بين قسط وآخر { $days } يوم
}، ابتداءً من مبلغ { $from }.
diff-instalments-removed = لم يعد الدفع بالأقساط ممكناً.
diff-instalments-changed = الأقساط، { $what }: كان { $old }، وهو الآن { $new }
diff-cost = تغيّرت الرسوم من { $old } إلى { $new }.
diff-cost-fixed = صارت الرسوم ثابتة: { $new }.
diff-cost-most = الحد الأقصى للرسوم: { $new }؛ وكان { $old }.
diff-cost-most-new = صار الحد الأقصى للرسوم { $new }.
diff-from = يسري من { $day }.
diff-question-answer = ما يُقبل جواباً عن «{ $label }»، { $part ->
    [type] النوع
    [min] الأدنى
    [max] الأقصى
    [max_length] أقصى عدد للأحرف
    [min_length] أدنى عدد للأحرف
    [max_files] أقصى عدد للملفات
    [unit] الوحدة
    [evidence] المستند
   *[other] { $part }
    }: كان { $old }، وهو الآن { $new }
