meta-name = العربية
meta-dir = rtl
meta-locale = ar-EG-u-ca-gregory-nu-arab
meta-calendar = gregorian
money-tomans = { $amount } تومان
money-rials = { $amount } ریال
date-time = { $date }، ساعت { $time }
