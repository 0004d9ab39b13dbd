meta-name = فارسی
meta-dir = rtl
meta-locale = fa-IR
meta-calendar = persian
money-tomans = { $amount } تومان
money-rials = { $amount } ریال
date-time = { $date }، ساعت { $time }
