# لغة هذا المجلد: اسمها واتجاهها ومحلّها (للأرقام والتواريخ) وتقويمها.
meta-name = العربية
meta-dir = rtl
meta-locale = ar-EG-u-ca-gregory-nu-arab
meta-calendar = gregorian

brand = دركاه
back = رجوع

# الأعداد والوقت
money-tomans = { $amount ->
    [one] تومان واحد
    [two] تومانان
    [few] { $amount } تومانات
    [many] { $amount } توماناً
   *[other] { $amount } تومان
    }
money-rials = { $amount ->
    [one] ريال واحد
    [two] ريالان
    [few] { $amount } ريالات
    [many] { $amount } ريالاً
   *[other] { $amount } ريال
    }
date-time = { $date }، الساعة { $time }
in-persian = بالفارسية
in-english = بالإنجليزية
in-arabic = بالعربية
days-working = { $count ->
    [one] يوم عمل واحد على الأكثر
    [two] يوما عمل على الأكثر
    [few] { $count } أيام عمل على الأكثر
   *[other] { $count } يوم عمل على الأكثر
    }
days-calendar = { $count ->
    [one] يوم واحد على الأكثر
    [two] يومان على الأكثر
    [few] { $count } أيام على الأكثر
    [many] { $count } يوماً على الأكثر
   *[other] { $count } يوم على الأكثر
    }
cost-free = مجاناً
cost-later = تُعلن بعد المراجعة
cost-between = من { $least } إلى { $most }
cost-from = ابتداءً من { $amount }
size-kilobytes = { $size } كيلوبايت
size-megabytes = { $size } ميغابايت
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

# إطار كل صفحة
frame-skip = الانتقال إلى المحتوى
frame-again = هذا ما كتبته قبل الدخول ولم يُرسل بعد: راجعه ثم أرسله. أما الملفات فاخترها من جديد.
frame-main-nav = أقسام البوابة
frame-about-nav = عن البوابة
frame-languages = لغات أخرى
frame-desk = مكتب العمل
frame-sample = الجهات والرسوم والمهل هنا أمثلة للتجربة.
frame-sample-note = هذه نسخة للعرض. ما ترسله لا يصل إلى أي جهة رسمية.
nav-home = الرئيسية
nav-services = الخدمات
nav-agencies = الجهات
nav-cases = ملفاتي
nav-track = التتبع
nav-sign-in = الدخول
nav-sign-out = الخروج
nav-me = بياناتي
nav-notices = { $count ->
    [0] الإشعارات
    [one] إشعار جديد واحد
    [two] إشعاران جديدان
    [few] { $count } إشعارات جديدة
    [many] { $count } إشعاراً جديداً
   *[other] { $count } إشعار جديد
    }
tracking-code = رقم التتبع
status-open = قيد المعالجة
status-waiting = دورك الآن
status-decided = صدر القرار
status-withdrawn = مسحوب
status-ended = منتهٍ
outcome-granted = قُبل الطلب
outcome-refused = لم يُقبل الطلب
decided-silence = بحكم القانون، لانقضاء المهلة
decided-rule = بحكم قاعدة الخدمة
decided-unanswered = بحكم قاعدة الخدمة، لعدم وصول جواب
list-more = عرض المزيد
list-next = الصفحة التالية
list-first = العودة إلى أول القائمة
list-pages = صفحات القائمة
errors-title = { $count ->
    [one] هناك أمر واحد يحتاج إلى تصحيح
    [two] هناك أمران يحتاجان إلى تصحيح
    [few] هناك { $count } أمور تحتاج إلى تصحيح
    [many] هناك { $count } أمراً يحتاج إلى تصحيح
   *[other] هناك { $count } أمر يحتاج إلى تصحيح
    }
errors-prefix = خطأ:
