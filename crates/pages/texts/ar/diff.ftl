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
diff-time = تغيّرت المهلة من { $old } { $old_count ->
    [calendar] يوماً تقويمياً
    [hours] ساعة
   *[working] يوم عمل
    } إلى { $new } { $new_count ->
    [calendar] يوماً تقويمياً
    [hours] ساعة
   *[working] يوم عمل
    }.
diff-time-rule = قاعدة المهلة: { $new }
diff-if-late = عند التأخر: { $new }
diff-time-other = تغيّرت قواعد أخرى للمهلة.
diff-evidence-added = مستند جديد: { $title }
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
diff-question-required = صارت الإجابة عن «{ $label }» لازمة.
diff-question-optional = لم تعد الإجابة عن «{ $label }» لازمة.
diff-question-condition = يُسأل «{ $label }» في حالات أخرى.
diff-question-kind = تغيّر ما يُقبل جواباً عن «{ $label }».
diff-option-added = خيار جديد في «{ $label }»: { $option }
diff-option-removed = لم يعد هذا الخيار في «{ $label }»: { $option }
diff-option-label = صار الخيار «{ $old }» في «{ $label }» يسمى «{ $new }».
diff-check-added = شرط جديد بين الإجابات: { $message }
diff-check-removed = لم يعد هذا الشرط قائماً: { $message }
diff-eligible-added = شرط جديد للحصول على الخدمة: { $title }
diff-eligible-removed = لم يعد هذا الشرط للحصول على الخدمة قائماً: { $title }
diff-eligible-changed = تغيّر هذا الشرط للحصول على الخدمة: { $title }
diff-letter = تغيّرت رسالة «{ $title }».
diff-stage-added = مرحلة جديدة: { $title }
diff-stage-removed = لم تعد هذه المرحلة موجودة: { $title }
diff-stage-changed = تغيّرت المرحلة «{ $title }».
diff-decision-added = قرار جديد: { $title }
diff-decision-removed = لم يعد هذا القرار موجوداً: { $title }
diff-decision-outcome = تغيّرت نتيجة القرار «{ $title }».
diff-decision-title = صار القرار «{ $old }» يسمى «{ $title }».
diff-ground-added = سبب جديد لـ«{ $title }»: { $ground }
diff-ground-removed = لم يعد هذا السبب لـ«{ $title }» قائماً: { $ground }
diff-ground-title = تغيّر نص سبب لـ«{ $title }»: { $ground }
diff-ground-condition = تغيّر شرط سبب لـ«{ $title }»: { $ground }
diff-finding = تغيّرت كلمات البحث أو الأحداث الحياتية أو الرمز أو لغات الخدمة.
diff-other = تغيّر الجزء { $field }.
diff-cost = تغيّرت الكلفة من { $old } إلى { $new } ريال.
diff-cost-fixed = صارت الكلفة ثابتة: { $new } ريال.
diff-cost-later = تُحسب الكلفة بعد المراجعة.
diff-cost-most = أقصى كلفة: { $new } ريال.
diff-cost-most-none = لم يعد للكلفة حد أقصى.
diff-cost-note = عن الكلفة: { $new }
diff-cost-note-none = حُذف شرح الكلفة.
diff-fee-added = رسم جديد: { $title }
diff-fee-removed = لم يعد هذا الرسم موجوداً: { $title }
diff-fee-amount = يُحسب مبلغ «{ $title }» بطريقة أخرى.
diff-fee-words = تغيّر نص «{ $title }» أو تعرفته.
diff-fee-off = تغيّرت تخفيضات «{ $title }».
diff-rates = تغيّرت المعدلات.
diff-instalments = تغيّرت الأقساط.
diff-agency-hours = تغيّرت ساعات العمل.
diff-agency-own-days = تغيّرت أيام العمل والعطل الخاصة بالجهة.
diff-agency-phone = تغيّر رقم الهاتف.
diff-agency-address = تغيّر العنوان.
diff-agency-words = تغيّر وصف الجهة.
diff-agency-units = تغيّرت وحدات الجهة أو تقويمها.
diff-agency-bill-code = تغيّرت أرقام فواتير الجهة.
diff-agency-places = تغيّرت الأماكن المعروفة على الخريطة.
diff-calendars = تغيّرت العطل أو التقاويم.
diff-kind = { $kind ->
    [type] نوع خدمة
    [agency] جهة
    [calendars] التقاويم
   *[service] خدمة
    }
