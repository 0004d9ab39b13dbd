# أخطاء عبارات الحزم. المفاتيح والوسائط هي نفسها في domain::expression.

mistake-condition-never = لا يتحقق هذا الشرط أبداً، مهما كانت الأجوبة.
mistake-condition-never-remedy = انظر في حدود ما يذكره وخياراته، وفي أجزائه المتناقضة.
mistake-expression-argument-count = لـ«{ $name }» هنا { $found ->
    [one] وسيط واحد
    [two] وسيطان
    [few] { $found } وسائط
    [many] { $found } وسيطاً
   *[other] { $found } وسيط
    }، لا من { $min } إلى { $max }.
mistake-expression-argument-count-remedy = أعطِ «{ $name }» ما يلزمه من الوسائط؛ وهي مذكورة في دليل لغة الحزم.
mistake-expression-day-too-far = قد يقع هذا اليوم قبل أول سنة أو بعد آخر سنة تُكتب بأربعة أرقام.
mistake-expression-day-too-far-remedy = أضف أياماً أقل، أو مرات أقل.
mistake-expression-days-to-add = تضيف «{ $name }» من { $min } إلى { $max } يوماً، وقد يصلها هنا عدد آخر.
mistake-expression-days-to-add-remedy = حدّد أصغر قيمة وأكبر قيمة للسؤال، أو قيّده هنا، مثلاً: min(max(n, 0), 365).
mistake-expression-may-be-missing = قد لا يكون لـ«{ $name }» جواب هنا: فجوابه غير لازم أو أنه لا يُسأل دائماً.
mistake-expression-may-be-missing-remedy = قل ما الحكم بلا جواب، مثل: has({ $name }) ? { $name } : 0 أو has({ $name }) && { $name } > 0.
mistake-expression-may-divide-by-zero = قد يكون هذا المقسوم عليه صفراً{ $values ->
    [none] .
   *[other] ، مثلاً مع { $values }.
    }
mistake-expression-may-divide-by-zero-remedy = ضع للسؤال حداً أدنى فوق الصفر، أو اسأل أولاً: x > 0 ? y / x : 0.
mistake-expression-no-row = ليس في الجدول «{ $table }» ({ $file }، السطر { $line }) سطر لـ{ $keys }.
mistake-expression-no-row-remedy = أضف السطر أو اطلب ما في الجدول فقط.
mistake-expression-table-intricate = الجدول «{ $table }» ({ $file }، السطر { $line }) متشعّب إلى حدّ لا يمكن معه فحص جميع حالاته.
mistake-expression-table-intricate-remedy = قسّمه إلى جداول ذات مفاتيح أقل.
mistake-expression-row-ends = ليس في الجدول «{ $table }» ({ $file }، السطر { $line }) سطر لـ{ $keys } من { $day } فصاعداً، أو حتى يبدأ السطر التالي.
mistake-expression-row-ends-remedy = أضف سطراً يبدأ في ذلك اليوم، أو احذف «until» من السطر السابق.
mistake-expression-no-such-day = «{ $value }» ليس يوماً.
mistake-expression-no-such-day-remedy = اكتب يوماً شمسياً بشرطات مائلة مثل "1405/01/01"، أو ميلادياً بشرطات مثل "2026-03-21".
mistake-expression-not-in-condition = لا تصلح «{ $name }» في شرط سؤال: فالاستمارة تتغير عندئذ بين يوم وآخر.
mistake-expression-not-in-condition-remedy = استعملها في تحقّق أو رسم أو قيمة محسوبة.
mistake-expression-not-supported = ليس هذا في عبارات الحزم.
mistake-expression-not-supported-remedy = استعمل الأسماء والأعداد والنصوص بين علامتي اقتباس والقوائم والعمليات ودوال دليل لغة الحزم.
mistake-expression-number-too-large = قد يكبر هذا العدد حتى لا يُحسب بدقة.
mistake-expression-number-too-large-remedy = ضع حداً أعلى أصغر للأسئلة التي يتكوّن منها.
mistake-expression-only-literal = تحتاج «{ $name }» هنا إلى قيمة مكتوبة لا محسوبة.
mistake-expression-only-literal-remedy = اكتب القيمة نفسها: نصاً بين علامتي اقتباس، أو عدداً فوق الصفر للتقريب.
mistake-expression-syntax = لا تُقرأ العبارة من هنا فصاعداً: «{ $near }».
mistake-expression-syntax-remedy = ابحث قبل هذا الموضع عن عملية أو قوس أو علامة اقتباس ناقصة.
mistake-expression-too-long = في هذه العبارة { $length } محرفاً؛ والمسموح { $max } على الأكثر.
mistake-expression-too-long-remedy = قسّمها: ضع الأسعار في جدول أو الأجزاء في قيم محسوبة.
mistake-expression-too-many-parts = في العبارة أكثر من { $max } من العمليات والنقاط والفواصل.
mistake-expression-too-many-parts-remedy = قسّمها: ضع الأسعار في جدول أو الأجزاء في قيم محسوبة.
mistake-expression-too-many-steps = قد يحتاج حساب العبارة إلى أكثر من { $max } خطوة.
mistake-expression-too-many-steps-remedy = اسمح بأسطر أقل في القوائم التي تمر عليها، أو مرّ عليها مرة واحدة.
mistake-expression-too-nested = تداخل هنا أكثر من { $max } من الأقواس أو الشروط أو المرورات.
mistake-expression-too-nested-remedy = قسّم العبارة إلى قيم محسوبة.
mistake-expression-types-differ = لا يمكن مقارنة { $left } و{ $right } أو جمعهما.
mistake-expression-types-differ-remedy = يجب أن يكون الطرفان من نوع واحد. ويُستعمل سؤال yes_no بلا مقارنة: x أو !x.
mistake-expression-unknown-function = لا توجد دالة باسم «{ $name }».
mistake-expression-unknown-function-remedy = أقربها «{ $nearest }». وكل الدوال مذكورة في دليل لغة الحزم.
mistake-expression-unknown-name = لا شيء هنا باسم «{ $name }».
mistake-expression-unknown-name-remedy = أقرب اسم هو «{ $nearest }». ولا يعرف الشرط إلا الأسئلة التي فوقه.
mistake-expression-unknown-option = «{ $value }» ليس من خيارات هذا السؤال.
mistake-expression-unknown-option-remedy = أقرب خيار هو «{ $nearest }».
mistake-expression-unknown-table = لا يوجد جدول باسم «{ $name }».
mistake-expression-unknown-table-remedy = أقرب جدول هو «{ $nearest }». وتأتي الجداول تحت «tables» في الخدمة نفسها.
mistake-expression-wrong-type = هذا من نوع { $found }، والمطلوب هنا { $wanted }.
mistake-expression-wrong-type-remedy = استعمل سؤالاً أو قيمة من نوع { $wanted }.
