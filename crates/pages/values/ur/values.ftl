# اس زبان میں صرف جوابات دکھائے جاتے ہیں: ہندسے، تاریخیں اور ان کے ساتھ کے چند الفاظ۔
meta-name = اردو
meta-dir = rtl
meta-locale = ur-IN
meta-calendar = gregorian

money-tomans = { $amount } تومان
money-rials = { $amount } ریال
answer-yes = ہاں
answer-no = نہیں
answer-none = کوئی جواب نہیں
answer-declared = تصدیق ہو گئی
value-and = {"،"}{" "}
value-from-to = { $from } تا { $to }
value-postal-code = پوسٹل کوڈ { $code }
value-self = درخواست گزار خود
value-national-number = قومی نمبر { $code }
value-passport = پاسپورٹ { $code }
value-mobile = موبائل { $code }
value-legal-number = ادارے کا قومی نمبر { $code }
value-row = { $row } { $number }
