# صور المراحل والمحاكاة
draw-title = مراحل «{ $service }»
draw-decision = القرار
draw-objection = إذا اعترضت
draw-silence = إن لم تُجب الجهة في المهلة فبحكم القانون: { $decision }
draw-objection-upheld = إن لم يُجَب عن الاعتراض في المهلة بقي القرار بحكم القانون
draw-unanswered = إن لم يُجب مقدّم الطلب في الموعد فبحكم القاعدة: { $decision }
draw-contractor = المقاول: { $name }
draw-side-by-side = في الوقت نفسه:
draw-person = أنت
draw-by-area = وحدة منطقتك
draw-task = { $task } ({ $who })
draw-bar = { $stage }: { $days } يوم
draw-legend = متوسط الأيام؛ والجزء الداكن هو وقت دور مقدّم الطلب.
simulate-title = محاكاة «{ $service }»
simulate-head = { $cases ->
    [one] ملف واحد
    [two] ملفان
    [few] { $cases } ملفات
    [many] { $cases } ملفاً
   *[other] { $cases } ملف
    }، انتهى منها { $closed }
simulate-whole = من الطلب إلى النهاية: { $mean } يوماً في المتوسط؛ تسعة من عشرة خلال { $ninetieth }؛ منها { $person } يوماً دور مقدّم الطلب
simulate-late = بعد المهلة القانونية: { $late }؛ بالسكوت: { $silence }؛ أُعيد إلى مقدّم الطلب: { $returned }؛ سُحب: { $withdrawn }
simulate-unanswered = لم يُجَب عنه في موعده: { $unanswered }
simulate-objected = الاعتراضات: { $objected }، بقي القرار في: { $upheld }
simulate-columns = المرحلة أو المهمة | مرات | المتوسط (يوم) | تسعة من عشرة | متأخر
service-drawing = المراحل في صورة
draw-place = { $unit }، { $agency }
draw-part = { $task }: ملف «{ $service }»
draw-case = { $who }، ملف «{ $service }»
simulate-part = ملف «{ $service }»
simulate-extended = مُدّدت مهل المهام: { $extended }
simulate-visits = معاينات رُتّبت: { $visits }، أُلغي منها: { $off }
simulate-transferred = أُحيلت إلى جهة أخرى: { $transferred }
simulate-waited = انتظار مقدّم الطلب في ملف فرعي: { $waited }
