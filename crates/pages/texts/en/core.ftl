meta-name = English
meta-dir = ltr
meta-locale = en-GB
meta-calendar = gregorian
money-tomans = { $amount } تومان
money-rials = { $amount } ریال
date-time = { $date }، ساعت { $time }
