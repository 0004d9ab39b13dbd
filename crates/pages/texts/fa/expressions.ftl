# اشتباه‌های عبارت‌های بسته‌ها. کلیدها و آرگومان‌ها همان‌های domain::expression است.

mistake-condition-never = این شرط با هیچ پاسخی برقرار نمی‌شود.
mistake-condition-never-remedy = کمترین و بیشترین مقدار و گزینه‌های آنچه نام برده‌اید و بخش‌های ناسازگار شرط را ببینید.
mistake-expression-argument-count = «{ $name }» اینجا { $found } ورودی دارد، نه { $min } تا { $max }.
mistake-expression-argument-count-remedy = به اندازه‌ای که «{ $name }» می‌خواهد ورودی بدهید؛ فهرست آن در راهنمای زبان بسته‌ها هست.
mistake-expression-day-too-far = این روز شاید به پیش از نخستین یا پس از آخرین سالی برسد که با چهار رقم نوشته می‌شود.
mistake-expression-day-too-far-remedy = روزهای کمتری بیفزایید یا کمتر تکرار کنید.
mistake-expression-days-to-add = «{ $name }» از { $min } تا { $max } روز می‌افزاید و اینجا شاید عدد دیگری به آن برسد.
mistake-expression-days-to-add-remedy = کمترین و بیشترین مقدار پرسش را تعیین کنید، یا همین‌جا محدودش کنید، برای نمونه: min(max(n, 0), 365).
mistake-expression-may-be-missing = شاید «{ $name }» اینجا پاسخی نداشته باشد؛ یا پاسخ به آن لازم نیست یا همیشه پرسیده نمی‌شود.
mistake-expression-may-be-missing-remedy = بگویید بی‌پاسخ چه می‌شود، مانند: has({ $name }) ? { $name } : 0 یا has({ $name }) && { $name } > 0.
mistake-expression-may-divide-by-zero = این مقسوم‌علیه شاید صفر شود{ $values ->
    [none] .
   *[other] ؛ برای نمونه با { $values }.
    }
mistake-expression-may-divide-by-zero-remedy = برای پرسش، کمترین مقداری بالاتر از صفر بگذارید یا پیش از تقسیم بپرسید: x > 0 ? y / x : 0.
mistake-expression-no-row = جدول «{ $table }» ({ $file }، خط { $line }) برای { $keys } سطری ندارد.
mistake-expression-no-row-remedy = سطر را بیفزایید یا فقط چیزی را بپرسید که در جدول هست.
mistake-expression-table-intricate = جدول «{ $table }» ({ $file }، خط { $line }) چنان درهم است که همهٔ حالت‌های آن را نمی‌توان بررسی کرد.
mistake-expression-table-intricate-remedy = آن را به چند جدول با کلیدهای کمتر بخش کنید.
mistake-expression-row-ends = جدول «{ $table }» ({ $file }، خط { $line }) برای { $keys } از { $day } به بعد، یا تا آغاز سطر بعدی، سطری ندارد.
mistake-expression-row-ends-remedy = سطری بیفزایید که از آن روز آغاز شود یا «until» سطر پیش از آن را بردارید.
mistake-expression-no-such-day = «{ $value }» روزی در تقویم نیست.
mistake-expression-no-such-day-remedy = روز شمسی را با خط کج بنویسید، مانند "1405/01/01"، یا روز میلادی را با خط تیره، مانند "2026-03-21".
mistake-expression-not-in-condition = «{ $name }» در شرط پرسش به کار نمی‌رود؛ وگرنه فرم از امروز تا فردا عوض می‌شود.
mistake-expression-not-in-condition-remedy = آن را در بررسی، هزینه یا مقدار محاسبه‌شده به کار ببرید.
mistake-expression-not-supported = عبارت‌های بسته‌ها چنین چیزی ندارند.
mistake-expression-not-supported-remedy = نام، عدد، متن در گیومه، فهرست، عملگر و تابع‌های راهنمای زبان بسته‌ها را به کار ببرید.
mistake-expression-number-too-large = این عدد شاید چنان بزرگ شود که دقیق شمرده نشود.
mistake-expression-number-too-large-remedy = برای پرسش‌هایی که از آن‌ها ساخته شده، بیشترین مقدار کوچک‌تری بگذارید.
mistake-expression-only-literal = «{ $name }» اینجا مقداری می‌خواهد که نوشته شده باشد، نه محاسبه‌شده.
mistake-expression-only-literal-remedy = خود مقدار را بنویسید: متنی در گیومه، یا برای گرد کردن، عددی بالاتر از صفر.
mistake-expression-syntax = عبارت از اینجا به بعد خوانده نمی‌شود: «{ $near }».
mistake-expression-syntax-remedy = ببینید پیش از اینجا عملگر، کمانک یا گیومه‌ای کم نباشد.
mistake-expression-too-long = این عبارت { $length } نویسه دارد؛ بیشتر از { $max } نویسه مجاز نیست.
mistake-expression-too-long-remedy = آن را بخش کنید: نرخ‌ها را در جدول و بخش‌ها را در مقدارهای محاسبه‌شده بگذارید.
mistake-expression-too-many-parts = این عبارت بیش از { $max } عملگر، نقطه و ویرگول دارد.
mistake-expression-too-many-parts-remedy = آن را بخش کنید: نرخ‌ها را در جدول و بخش‌ها را در مقدارهای محاسبه‌شده بگذارید.
mistake-expression-too-many-steps = محاسبهٔ این عبارت شاید بیش از { $max } گام بخواهد.
mistake-expression-too-many-steps-remedy = برای فهرست‌هایی که پیموده می‌شوند سطرهای کمتری مجاز کنید یا فقط یک بار از آن‌ها بگذرید.
mistake-expression-too-nested = اینجا بیش از { $max } کمانک، شرط یا پیمایش در هم رفته است.
mistake-expression-too-nested-remedy = عبارت را به چند مقدار محاسبه‌شده بخش کنید.
mistake-expression-types-differ = { $left } و { $right } را نمی‌توان با هم سنجید یا کنار هم گذاشت.
mistake-expression-types-differ-remedy = دو طرف باید از یک نوع باشند. پرسش yes_no بی‌سنجش به کار می‌رود: x یا !x.
mistake-expression-unknown-function = تابعی به نام «{ $name }» نیست.
mistake-expression-unknown-function-remedy = نزدیک‌ترین آن «{ $nearest }» است. همهٔ تابع‌ها در راهنمای زبان بسته‌ها آمده‌اند.
mistake-expression-unknown-name = اینجا چیزی به نام «{ $name }» نیست.
mistake-expression-unknown-name-remedy = نزدیک‌ترین نام «{ $nearest }» است. شرط فقط پرسش‌های بالاتر از خود را می‌شناسد.
mistake-expression-unknown-option = «{ $value }» از گزینه‌های این پرسش نیست.
mistake-expression-unknown-option-remedy = نزدیک‌ترین گزینه «{ $nearest }» است.
mistake-expression-unknown-table = جدولی به نام «{ $name }» نیست.
mistake-expression-unknown-table-remedy = نزدیک‌ترین جدول «{ $nearest }» است. جدول‌ها زیر «tables» در همان خدمت می‌آیند.
mistake-expression-wrong-type = نوع این { $found } است، ولی اینجا { $wanted } لازم است.
mistake-expression-wrong-type-remedy = پرسش یا مقداری از نوع { $wanted } به کار ببرید.
