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
check-unstaffed = ملاحظة: لا أحد في { $file } يعمل في هذه الوحدات، وفيها عمل للخدمات: { $places }
answer-officer-name = يتكوّن اسم الدخول من أحرف لاتينية صغيرة وأرقام ونقاط وشرطات، حرفين على الأقل.
answer-passphrase = تتكوّن عبارة المرور من { $min } إلى { $max } حرفاً.
answer-passphrase-varied = في عبارة المرور { $min } أحرف مختلفة على الأقل.
verify-all =
    الأحداث { $events }، الملفات { $cases }، الأشخاص والموظفون والرموز والخدمات { $roll }، المهام { $tasks }، نقاط التحقق { $checkpoints }، خارج نقاط التحقق بعد { $uncovered }، المرفقات { $files }، الاطلاعات { $readings }، الإشعارات { $notices }، التالف { $broken }
verify-files-unread = لم تُفحص
verify-dates-uncounted = لم تُحسب التواريخ من جديد: تقاويم هذه الحزم ليست تلك التي حُسبت بها التواريخ المخزّنة
verify-first-broken = أول تالف: { $subject }، الحدث { $event } ({ $reason })
verify-receipt-holds = الإيصال صحيح: الملف { $case }، رقم التتبع { $code }
verify-receipt-covered = الإيصال صحيح: الملف { $case }، رقم التتبع { $code }، ضمن نقطة تحقق موقّعة
verify-receipt-signature = الإيصال غير صحيح: تغيّر شيء فيه أو وُقّع بمفتاح آخر (receipt-signature)
verify-receipt-checkpoint = الإيصال غير صحيح: تغيّرت نقطة التحقق أو وُقّعت بمفتاح آخر (receipt-checkpoint)
verify-receipt-inclusion = الإيصال غير صحيح: نقطة التحقق لا تشمله (receipt-inclusion)
verify-receipt-signed = الموقَّع: { $fields }
verify-receipt-not-signed = التوقيع صحيح، لكن أحداً لم يوقّع ما سوى ذلك في الملف: { $fields }. احذفه ليُفحص الباقي (receipt-not-signed)
verify-receipt-unsigned = غير موقَّع ولا يُعتمد عليه: { $fields }
verify-not-a-receipt = هذا الملف ليس إيصالاً؛ أعطِ ملف JSON كما حُفظ من صفحة الملف
verify-key-not-on-curve = هذه الأرقام الست عشرية الأربعة والستون ليست مفتاح أحد؛ ربما تغيّر أحدها. خذ المفتاح من جديد من ‎/api/v1/key‎
verify-not-a-key = هذا ليس مفتاحاً عاماً؛ أعطِ أرقامه الست عشرية الأربعة والستين أو جواب JSON من ‎/api/v1/key‎
# Taking packages
package-refused = لم تُقبل: { $why }
package-none = لا حزم هنا
package-not-one = ليس مجلد حزمة واحدة: لا يوجد فيه package.yaml
package-mistakes = عدد الأخطاء: { $count }؛ لم يُنفَّذ شيء
package-flaw-format = ليس حزمة مصدَّرة بهذه الصيغة
package-flaw-path = فيها ملف لا مكان له في حزمة
package-flaw-hash = جرى العبث بها: محتواها لا يطابق بصمتها
package-flaw-signature = جرى العبث بها: التوقيع ليس توقيع ناشرها
package-not-trusted = ناشرها { $publisher } ليس ممن ذُكروا مع ‎--trust‎
package-not-imported = { $folder } لم يُستورد بهذا الأمر؛ انقله أولاً
package-other-publisher = الحزمة الموجودة هناك لناشر آخر، { $publisher }؛ أعطِ ‎--trust‎ لتغييرها
package-by-hand = { $folder } غُيّر يدوياً بعد ذلك؛ انقله أولاً
package-goes-back = { $kind } { $id } ستعود من النسخة { $old } إلى النسخة { $new }؛ أعطِ ‎--older‎ لقبولها رغم ذلك
package-unvouched =
    تحذير: لم يضمن أحد المفتاح الذي وقّع { $id }. قارنه بالمفتاح الذي يعطيك إياه ناشرها بطريق آخر؛ فإن اختلف فاحذف المجلد { $id }. ولطلب هذا المفتاح من البداية:
package-trust-what = يأخذ ‎--trust‎ المفتاح العام للناشر: ٦٤ رقماً ست عشرياً، أو ملفاً فيه هذه الأرقام. «{ $given }» ليس هذا ولا يوجد ملف بهذا الاسم
package-diff-other = هاتان حزمتان مختلفتان، { $old } و{ $new }: أعطِ نسختين من حزمة واحدة، أو مجلدين فيهما جميع الحزم
package-twice = أُعطي ملفان مختلفان للحزمة { $id }؛ أعطِ واحداً منهما
package-diff-lacks-old = تحتاج الحزمة القديمة إلى حزم أخرى ليست بجانبها: { $packages }. أعطِ المجلد الذي فيه هذه الحزم بـ --with
package-diff-lacks-new = تحتاج الحزمة الجديدة إلى حزم أخرى ليست بجانبها: { $packages }. أعطِ المجلد الذي فيه هذه الحزم بـ --with
