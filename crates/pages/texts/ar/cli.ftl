# What the command line says in sentences.
demo-intro =
    دركاه، نسخة تجريبية ببيانات نموذجية في { $data }
      البوابة            { $url }
      مكتب العمل         { $url }/desk
      الرسائل المرسلة    { $url }/demo/outbox
      واجهة البرمجة      { $url }/api/v1/openapi.json
demo-residents = يدخل المقيمون بالرقم الوطني ورقم الجوال:
demo-visitors = يدخل الزوار برقم جواز السفر والبريد الإلكتروني:
demo-officers = يدخل الموظفون إلى مكتب العمل بالاسم وعبارة المرور:
check-clean = عدد الملفات { $files }، الجهات { $agencies }، الخدمات { $services }: لا أخطاء
check-mistakes = عدد الأخطاء { $mistakes } في { $files } من الملفات
check-needs = تشير هذه الحزمة إلى حزم أخرى لم تُعطَ: { $packages }. تحقّق منها معاً: dargah check { $folder }
answer-officer-name = يتكوّن اسم الدخول من أحرف لاتينية صغيرة وأرقام ونقاط وشرطات، حرفين على الأقل.
answer-passphrase = تتكوّن عبارة المرور من { $min } إلى { $max } حرفاً.
