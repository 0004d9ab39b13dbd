# اشتباه‌های بسته‌های خدمت: چرا اشتباه است و چه باید کرد. کلیدها و آرگومان‌ها همان‌های domain::package است.

mistake-bad-color = «{ $value }» رنگ نیست.
mistake-bad-color-remedy = علامت # و شش رقم شانزده‌شانزدهی را در گیومه بنویسید، مانند "#0B6E75".
mistake-bad-date = «{ $value }» به شکلی که اینجا لازم است، تاریخ میلادی نیست.
mistake-bad-date-remedy = سال، ماه و روز میلادی را به شکل YYYY-MM-DD بنویسید، مانند 2027-03-21 برای ۱ فروردین ۱۴۰۶.
mistake-bad-hours = «{ $value }» بازهٔ ساعت نیست.
mistake-bad-hours-remedy = دو ساعت را در گیومه بنویسید، نخست ساعت زودتر، مانند "07:30-14:00". روزهای تعطیل را ننویسید.
mistake-bad-id = «{ $id }» شناسه نمی‌شود.
mistake-bad-id-remedy = حرف‌های کوچک لاتین و رقم به کار ببرید؛ الگو این است: { $pattern }.
mistake-bad-identifier = «{ $value }» { $key ->
    [national_number] کد ملی
    [mobile] شمارهٔ همراه
    [passport] شمارهٔ گذرنامه
    [email] نشانی ایمیل
    [country] کد کشور
   *[other] نام ورود
    } درستی نیست.
mistake-bad-identifier-remedy = { $key ->
    [national_number] ده رقم با رقم کنترل درست، در گیومه بنویسید.
    [mobile] شمارهٔ همراه ایران را در گیومه بنویسید، مانند "09150000001".
    [passport] ۵ تا ۱۵ حرف لاتین و رقم بنویسید.
    [email] نشانی‌ای مانند name@example.org بنویسید.
    [country] دو حرف بزرگ استاندارد ISO 3166 را بنویسید، مانند IQ.
   *[other] حرف‌های کوچک لاتین، رقم، نقطه و خط تیره به کار ببرید و با حرف آغاز کنید.
    }
mistake-color-contrast = نوشتهٔ سفید روی { $value } خوب خوانده نمی‌شود؛ تضاد آن { $contrast } است.
mistake-color-contrast-remedy = رنگ تیره‌تری انتخاب کنید. تضاد با سفید باید دست‌کم 4.5 باشد.
mistake-control-character = در این متن نویسهٔ کنترلی نادیدنی هست.
mistake-control-character-remedy = متن را دوباره با دست بنویسید؛ این نویسه‌ها بیشتر هنگام رونوشت از برنامه‌های دیگر می‌آیند.
mistake-duplicate-id = شناسهٔ «{ $id }» پیش‌تر در { $file }، خط { $line } به کار رفته است.
mistake-duplicate-id-remedy = به یکی از این دو، شناسهٔ دیگری بدهید.
mistake-duplicate-key = کلید «{ $key }» اینجا برای بار دوم آمده است.
mistake-duplicate-key-remedy = یکی را نگه دارید و دیگری را بردارید.
mistake-empty-file = فایل خالی است.
mistake-empty-file-remedy = محتوای آن را بنویسید یا فایل را بردارید.
mistake-empty-list = «{ $key }» دست‌کم یک مورد می‌خواهد.
mistake-empty-list-remedy = زیر «{ $key }» یک مورد بنویسید.
mistake-empty-text = اینجا متنی نیست.
mistake-empty-text-remedy = متن را بنویسید؛ اگر این کلید اختیاری است، آن را بردارید. متنی که با # آغاز می‌شود درون گیومهٔ ساده (") می‌آید.
mistake-examples-missing = این خدمت زیر examples نمونه‌ای ندارد برای: { $lists }.
mistake-examples-missing-remedy = زیر «valid» دست‌کم یک بار همهٔ پاسخ‌ها را درست بنویسید و زیر «invalid» دست‌کم یک بار پاسخی نادرست را با دلیل رد آن. تا آن زمان با status: draft خدمت عرضه نمی‌شود.
mistake-example-accepted = در نمونهٔ «{ $name }» انتظار می‌رود پاسخ «{ $question }» با { $expected } رد شود، ولی پذیرفته می‌شود.
mistake-example-accepted-remedy = پاسخ را نادرست کنید، پرسش را سخت‌گیرتر کنید یا این انتظار را بردارید.
mistake-example-other = در نمونهٔ «{ $name }» پاسخ «{ $question }» با { $found } رد می‌شود، نه با { $expected }.
mistake-example-other-remedy = پاسخ را درست کنید یا { $found } را بنویسید.
mistake-example-refused = نمونهٔ «{ $name }» باید درست باشد، ولی پاسخ «{ $question }» رد می‌شود: { $found }.
mistake-example-refused-remedy = پاسخ نمونه یا پرسش فرم را اصلاح کنید.
mistake-example-unexpected = در نمونهٔ «{ $name }» پاسخ «{ $question }» هم رد می‌شود: { $found }.
mistake-example-unexpected-remedy = آن پاسخ را درست کنید یا زیر expect برای «{ $question }»، { $found } را بنویسید.
mistake-fee-negative = این هزینه شاید منفی شود{ $values ->
    [none] .
   *[other] ؛ برای نمونه با { $values }.
    }
mistake-fee-negative-remedy = آن را با max(0, …) بنویسید یا برای پرسش‌ها کمترین مقدار بگذارید.
mistake-instalments-without-fees = اقساط، جمع هزینه‌ها را بخش می‌کند و این خدمت fees ندارد.
mistake-instalments-without-fees-remedy = fees را بنویسید یا instalments را بردارید.
mistake-file-too-large = فایل از { $kilobytes } کیلوبایت بزرگ‌تر است.
mistake-file-too-large-remedy = هر فایل بسته حداکثر { $kilobytes } کیلوبایت است. هر خدمت و هر دستگاه را در فایلی جدا بنویسید؛ اگر این فایل یک خدمت است، فهرست‌ها و متن‌هایش را کوتاه کنید.
mistake-id-not-file-name = شناسهٔ «{ $id }» با نام فایل یا پوشه، «{ $expected }»، یکی نیست.
mistake-id-not-file-name-remedy = شناسه را «{ $expected }» بنویسید یا نام فایل یا پوشه را عوض کنید.
mistake-key-not-text = کلید باید یک واژهٔ ساده باشد.
mistake-key-not-text-remedy = به‌جای فهرست یا نگاشت پیش از دونقطه، یک واژه بنویسید.
mistake-language-version = این بسته به نسخهٔ { $found } زبان بسته‌ها نوشته شده است؛ این برنامه نسخهٔ { $supported } را می‌خواند.
mistake-language-version-remedy =
    برنامه‌ای به کار ببرید که نسخهٔ { $found } را می‌خواند، یا بسته را برای نسخهٔ { $supported } بازنویسی کنید.
mistake-listed-twice = «{ $value }» در این فهرست دو بار آمده است.
mistake-listed-twice-remedy = یکی را بردارید.
mistake-group-type = در سطرهای یک گروه پرسشی از نوع «{ $type }» نمی‌گنجد.
mistake-group-type-remedy = نوعی بنویسید که در یک خانه جا می‌گیرد، یا این پرسش را از گروه بیرون ببرید.
mistake-min-over-max = کمترین مقدار ({ $min }) از بیشترین مقدار ({ $max }) بزرگ‌تر است.
mistake-min-over-max-remedy = min یا max را اصلاح کنید. هرکدام را ننویسید، مقدار پیش‌فرض دارد.
mistake-missing-key = اینجا «{ $key }» کم است.
mistake-missing-key-remedy = کلید «{ $key }» را با مقدارش بیفزایید.
mistake-missing-language = اینجا زبان «{ $language }» کم است.
mistake-missing-language-remedy = «{ $language }» را بیفزایید. هر متن باید همهٔ زبان‌های اعلام‌شده و همیشه فارسی را داشته باشد.
mistake-need-changed = بستهٔ «{ $id }» همانی نیست که اینجا نوشته شده است؛ هشِ محتوای آن { $found } است.
mistake-need-changed-remedy = با «dargah package diff» ببینید چه تغییری کرده است و سپس همین هش را اینجا بنویسید؛ یا بستهٔ درست را بگذارید.
mistake-need-missing = بستهٔ «{ $id }»، که این بسته به آن نیاز دارد، اینجا نیست.
mistake-need-missing-remedy = پوشهٔ آن را کنار این بسته بگذارید یا فایل آن را همراه این یکی بیاورید. آنچه به آن بسته ارجاع می‌دهد، تا آن هنگام سنجیده نمی‌شود.
mistake-no-deciding-stage = در هیچ‌یک از این مرحله‌ها نمی‌شود تصمیم گرفت.
mistake-no-deciding-stage-remedy = «decides: false» را دست‌کم از یک مرحله بردارید.
mistake-no-decisions = این خدمت هیچ تصمیمی ندارد و پرونده‌اش هرگز به پایان نمی‌رسد.
mistake-no-decisions-remedy = دست‌کم یک تصمیم با دلیل‌ها و متن نامه بنویسید.
mistake-no-grounds = این تصمیم دلیلی ندارد.
mistake-no-grounds-remedy = دست‌کم یک دلیل بنویسید؛ هر تصمیم باید بگوید چرا.
mistake-no-options = گزینه‌ای برای انتخاب نیست.
mistake-no-options-remedy = دست‌کم یک گزینه با id و label بنویسید.
mistake-no-package = پوشهٔ «{ $folder }» فایل package.yaml ندارد.
mistake-no-package-remedy = فایل package.yaml را با language، id و title بسازید.
mistake-no-questions = اینجا پرسشی نیست.
mistake-no-questions-remedy = دست‌کم یک پرسش بنویسید؛ هر بخش یک پرسش می‌خواهد.
mistake-no-stages = این خدمت مرحله ندارد.
mistake-no-stages-remedy = دست‌کم یک مرحله با واحد اقدام‌کننده بنویسید.
mistake-no-working-day = هر هفت روز تعطیل است؛ دستگاه هیچ روزی کار نمی‌کند و هیچ مهلتی سر نمی‌رسد.
mistake-no-working-day-remedy = روزهایی را که کار می‌کند از فهرست بردارید.
mistake-works-without-hours = دستگاه به حکم روزهای تعطیلش در این روزها کار می‌کند، ولی ساعت کاری برایشان ندارد و بسته است: { $days }. مهلت در روزی تمام می‌شود که کسی آنجا نیست.
mistake-works-without-hours-remedy = برای این روزها ساعت کار بنویسید، یا آن‌ها را در کنار تعطیلی‌های دیگر در «weekend» از «own_days» دستگاه بیاورید.
mistake-other-clocks = روز و ساعت همه‌جا به وقت ایران گفته می‌شود؛ با اختلاف دیگری، مهلت به یک ساعت شمرده و به ساعتی دیگر گفته می‌شود.
mistake-other-clocks-remedy = { $minutes } بنویسید.
mistake-not-a-file = «{ $path }» فایل نیست: پیوند، پوشه یا چیز دیگری است که خوانده نمی‌شود.
mistake-not-a-file-remedy = به جای پیوند، خود فایل را آنجا بگذارید یا آن را بردارید.
mistake-not-utf8 = این فایل متن UTF-8 نیست.
mistake-not-utf8-remedy = آن را با رمزگذاری UTF-8 دوباره ذخیره کنید.
mistake-not-yaml = فایل از اینجا به بعد به‌عنوان YAML خوانده نمی‌شود. خوانندهٔ YAML چنین می‌گوید: «{ $detail }»
mistake-not-yaml-remedy = تورفتگی، گیومه‌ها و کمانک‌های این خط و خط پیش از آن را ببینید.
remedy-allowed = اینجا این‌ها مجاز است: { $allowed }.
remedy-nothing-near = چیزی با این نام یا نامی مانند آن اینجا تعریف نشده است. آن را اصلاح یا تعریف کنید؛ اگر در بستهٔ دیگری است، همهٔ بسته‌ها را با هم بدهید.
mistake-out-of-range = این عدد میان { $min } و { $max } نیست.
mistake-out-of-range-remedy = عددی از { $min } تا { $max } بنویسید.
mistake-over-ceiling = هزینه ممکن است به { $found } ریال برسد؛ بیشترین هزینهٔ مجاز (cost.most) { $most } ریال است.
mistake-over-ceiling-remedy = مبلغ را کم کنید، یا در عبارت سقف بگذارید: min(…, { $most }).
mistake-required-after-optional = بخش «{ $id }» پس از بخشی آمده است که می‌تواند نباشد، اما خودش باید باشد.
mistake-required-after-optional-remedy = بخش‌هایی را که «required: false» دارند به پایان فهرست ببرید.
mistake-same-label = گزینهٔ «{ $id }» هم «{ $label }» نام دارد؛ در فهرستی که جست‌وجو می‌شود این دو از هم شناخته نمی‌شوند.
mistake-same-label-remedy = به برچسب یکی از آن‌ها چیزی بیفزایید که آن را جدا کند، مانند نام شهرستان.
mistake-several-documents = سند دومی از اینجا آغاز می‌شود.
mistake-several-documents-remedy = خط «---» را بردارید یا دنبالهٔ آن را به فایل جداگانه ببرید.
mistake-show-if-question = «{ $question }» پرسشی پیش از این، از نوع yes_no یا choice، نیست.
mistake-show-if-question-remedy = پرسشی را نام ببرید که بالاتر آمده و یکی از این دو نوع را دارد. نزدیک‌ترین: «{ $nearest }».
mistake-year-of-other-calendar = { $calendar ->
    [persian] «{ $value }» با خط کج نوشته شده است؛ یعنی سالی شمسی در آینده‌ای بسیار دور.
   *[gregorian] «{ $value }» با خط تیره نوشته شده است؛ یعنی سالی میلادی در گذشته‌ای بسیار دور.
    }
mistake-year-of-other-calendar-remedy = روز شمسی را با خط کج بنویسید، مانند 1406/01/01، و روز میلادی را با خط تیره، مانند 2027-03-21.
mistake-no-such-day-of-month = روز «{ $value }» در تقویم { $calendar ->
    [persian] شمسی
   *[gregorian] میلادی
    } نیست: ماه { $month }، { $days } روز دارد.
mistake-no-such-day-of-month-remedy = روزی از ۱ تا { $days } بنویسید. برای نخستین روزی که چیزی دیگر اعتبار ندارد، روز اول ماه بعد را بنویسید.
mistake-row-ends-before = این سطر هیچ روزی اعتبار ندارد: پایان آن همان روز آغاز یا پیش از آن است.
mistake-row-ends-before-remedy = «from» یا «until» را اصلاح کنید؛ «until» نخستین روزی است که سطر دیگر اعتبار ندارد.
mistake-cell-not-an-option = «{ $value }» از پاسخ‌هایی نیست که این ستون با آن‌ها جست‌وجو می‌شود؛ پس این سطر هرگز به کار نمی‌آید.
mistake-cell-not-an-option-remedy = یکی از این‌ها را بنویسید: { $allowed }. نزدیک‌ترین آن‌ها «{ $nearest }» است.
mistake-table-overlap = دو سطر این جدول، هم‌زمان و برای همان کلیدها اعتبار دارند؛ نخستین در خط { $line } است.
mistake-table-overlap-remedy = روزها یا کلیدهای یکی از دو سطر را عوض کنید.
mistake-text-too-long = این متن { $length } نویسه دارد؛ بیشتر از { $max } نویسه مجاز نیست.
mistake-text-too-long-remedy = آن را کوتاه کنید.
mistake-too-deep = فهرست‌ها و نگاشت‌ها بیش از { $max } لایه تودرتو شده‌اند.
mistake-too-deep-remedy = ببینید کمانکی باز نمانده یا تورفتگی اشتباه نباشد.
mistake-too-many = شمار «{ $key }» از { $max } بیشتر است.
mistake-too-many-remedy = کمتر بپرسید یا خدمت را به چند خدمت تقسیم کنید.
mistake-unexpected-file = بسته جایی برای فایل «{ $path }» ندارد.
mistake-unexpected-file-remedy =
    هر بسته package.yaml، calendars.yaml، life_events.yaml و پوشه‌های agencies و services را دارد که در آن‌ها فقط فایل yaml
    می‌آید. نام یا جای فایل را عوض کنید یا آن را بردارید.
mistake-unknown-icon = نمادی به نام «{ $icon }» نیست.
mistake-unknown-icon-remedy = نزدیک‌ترین نماد «{ $nearest }» است. فهرست نمادها در docs/package-language.md است.
mistake-unknown-key = کلید «{ $key }» اینجا معنایی ندارد.
mistake-unknown-key-remedy = نزدیک‌ترین کلید «{ $nearest }» است. کلیدهای مجاز: { $allowed }.
mistake-unknown-language = «{ $code }» کد هیچ زبانی نیست.
mistake-unknown-language-remedy = دو حرف کوچک استاندارد ISO 639-1 را بنویسید، مانند fa، en یا ar.
mistake-unknown-placeholder = نامه، جای خالی «{ $name }» ندارد.
mistake-unknown-placeholder-remedy = فقط این‌ها را به کار ببرید: { $allowed }.
mistake-unknown-reference = { $kind ->
    [agency] دستگاهی
    [unit] واحدی در این دستگاه
    [calendar] تقویمی
    [life-event] رویداد زندگی‌ای
    [bill] پرسشی از نوع bill_id پیش از این پرسش
    [question] پرسشی در این فرم
    [stage] مرحله‌ای
    [outcome] نتیجه‌ای برای این کار
    [decision] تصمیمی
    [ground] دلیلی برای این تصمیم
    [type] نوع خدمتی
    [service] خدمتی
   *[evidence] مدرکی در این خدمت
    } با شناسهٔ «{ $id }» نیست.
mistake-unknown-reference-remedy =
    املای آن را ببینید؛ نزدیک‌ترین شناسه «{ $nearest }» است. اگر در بستهٔ دیگری است، همهٔ بسته‌ها را با هم بدهید.
mistake-value-not-allowed = «{ $value }» از مقدارهای مجاز اینجا نیست.
mistake-value-not-allowed-remedy = مقدارهای مجاز: { $allowed }.
mistake-wider-audience = نوع این خدمت برای «{ $value }» نیست ({ $file }، خط { $line }).
mistake-wider-audience-remedy = در همین محدوده بمانید: { $allowed }؛ یا از ناشرِ نوع بخواهید آن را گسترده‌تر کند.
mistake-wider-cost = { $rials } ریال از سقفِ نوع این خدمت بیشتر است: { $most } ریال ({ $file }، خط { $line }).
mistake-wider-cost-remedy = { $most } یا کمتر بنویسید.
mistake-wider-decision = نوع این خدمت تصمیم «{ $id }» ندارد ({ $file }، خط { $line }).
mistake-wider-decision-remedy = از تصمیم‌های نوع استفاده کنید: { $allowed }.
mistake-wider-demand = نوع این خدمت مدرک «{ $id }» را از افراد کمتری می‌خواهد یا آن را اختیاری گذاشته است ({ $file }، خط { $line }).
mistake-wider-demand-remedy = «required» و «show_if» این پرسش را مانند نوع بنویسید، یا «required: false» بگذارید.
mistake-wider-evidence = نوع این خدمت مدرک «{ $id }» را نمی‌خواهد ({ $file }، خط { $line }).
mistake-wider-evidence-remedy = آن را بردارید. مدرک‌های مجاز در نوع: { $allowed }.
mistake-wider-fee = نوع این خدمت هزینهٔ «{ $id }» ندارد ({ $file }، خط { $line }).
mistake-wider-fee-remedy = آن را بردارید. هزینه‌های مجاز در نوع: { $allowed }.
mistake-wider-form = نوع این خدمت اجازه نمی‌دهد خدمت زیر «{ $key }» قاعده‌ای از خود بیفزاید ({ $file }، خط { $line }).
mistake-wider-form-remedy = این قاعده را بردارید. قانون می‌گوید چه کسی خدمت را می‌گیرد و پاسخ‌ها چه شرطی دارند؛ فقط نوعی که «local: [{ $key }]» دارد، بیش از این را به خدمت می‌سپارد.
mistake-wider-ground = نوع این خدمت برای این تصمیم چنین دلیلی ندارد: «{ $id }» ({ $file }، خط { $line }).
mistake-wider-ground-remedy = از دلیل‌های نوع استفاده کنید: { $allowed }.
mistake-wider-key = آنچه زیر «{ $key }» آمده، از نوع این خدمت فراتر می‌رود ({ $file }، خط { $line }).
mistake-wider-key-remedy = آن را بردارید؛ فقط نوع آن را می‌گوید و خدمت از آن می‌گیرد.
mistake-wider-outcome = در نوع این خدمت، نتیجهٔ این تصمیم چیز دیگری است: { $allowed } ({ $file }، خط { $line }).
mistake-wider-outcome-remedy = { $allowed } بنویسید، یا این خط را بردارید؛ خدمت آن را از نوع می‌گیرد.
mistake-wider-question = نوع این خدمت «{ $id }» را نمی‌پرسد، از افراد کمتری می‌پرسد یا پاسخ به آن را اختیاری گذاشته است ({ $file }، خط { $line }).
mistake-wider-question-remedy = «required: false» بگذارید، یا «required» و «show_if» را مانند نوع بنویسید. خدمت فقط وقتی می‌تواند پرسش اجباریِ خود را داشته باشد که نوع آن «local: [questions]» دارد.
mistake-wider-source = در نوع این خدمت، دستگاه «{ $id }» را خودش می‌گیرد ({ $file }، خط { $line }).
mistake-wider-source-remedy = این خط را بردارید؛ چیزی را که دستگاه خودش می‌گیرد، نباید از مردم خواست.
mistake-wider-stop = در نوع این خدمت، شمارش مهلت هنگام کاری از نوع «{ $kind }» نمی‌ایستد ({ $file }، خط { $line }).
mistake-wider-stop-remedy = «stops_clock» را بردارید. نوع فقط در این کارها اجازهٔ ایستادن می‌دهد: { $allowed }.
mistake-wider-hands-to = نوع این خدمت نمی‌گذارد پرونده به دستگاه «{ $agency }» برود ({ $file }، خط { $line }).
mistake-wider-hands-to-remedy = آن را بردارید. نوع این دستگاه‌ها را نام برده است: { $allowed }.
mistake-shorter-answer = { $days } { $count ->
    [calendar] روز تقویمی
   *[working] روز کاری
    } برای پاسخ متقاضی، از { $least } { $least_count ->
    [calendar] روز تقویمی
   *[working] روز کاری
    } در نوع این خدمت کمتر است یا با آن سنجیدنی نیست ({ $file }، خط { $line }).
mistake-shorter-answer-remedy = { $least } یا بیشتر بنویسید و مانند نوع بشمارید. خدمت فقط می‌تواند به مردم وقت بیشتری بدهد.
mistake-shorter-objection = { $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    } برای اعتراض، از { $least } { $least_count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    } در نوع این خدمت کمتر است یا با آن سنجیدنی نیست ({ $file }، خط { $line }).
mistake-shorter-objection-remedy = { $least } یا بیشتر بنویسید و مانند نوع بشمارید. خدمت فقط می‌تواند به مردم وقت بیشتری بدهد.
mistake-objection-left-out = نوع این خدمت به مردم حق اعتراض می‌دهد ({ $file }، خط { $line }) ولی این خدمت نمی‌گوید چه کسی به اعتراض رسیدگی می‌کند.
mistake-objection-left-out-remedy = «objection» را با «stages» آن بنویسید؛ آنچه را ننویسید، نوع می‌گوید.
mistake-objection-silence-refuses = پاسخ ندادن به اعتراض، به رد درخواست می‌انجامد: «{ $decision }». کسی که به تصمیمِ موافق اعتراض کرده، ممکن است آن را از دست بدهد.
mistake-objection-silence-refuses-remedy = «silence: upheld» بنویسید تا تصمیم پابرجا بماند، یا تصمیمی را نام ببرید که درخواست را می‌پذیرد.
mistake-unanswered-ground-with-condition = دلیل «{ $ground }» شرط دارد و وقتی کسی پاسخ نداده، شاید آن شرط برقرار نباشد؛ نامه می‌تواند خلاف پرونده باشد.
mistake-unanswered-ground-with-condition-remedy = دلیلی بی «when» بنویسید؛ بهتر از همه، دلیلی با «silence: true» که هیچ کارشناسی آن را انتخاب نمی‌کند.
mistake-silence-ground-with-condition = دلیل «{ $ground }» شرط دارد و وقتی مهلت می‌گذرد، شاید آن شرط برقرار نباشد؛ نامه می‌تواند خلاف پرونده باشد.
mistake-silence-ground-with-condition-remedy = دلیلی بی «when» بنویسید؛ بهتر از همه، دلیلی با «silence: true» که هیچ کارشناسی آن را انتخاب نمی‌کند.
mistake-letter-answer-may-be-missing = این نامه پاسخ «{ $question }» را می‌گوید، ولی ممکن است چنین پاسخی نباشد: پرسش اجباری نیست یا همیشه پرسیده نمی‌شود.
mistake-letter-answer-may-be-missing-remedy = پرسشی را نام ببرید که همیشه پرسیده می‌شود و پاسخ به آن الزامی است، یا این پرسش را چنین کنید.
mistake-letter-without-ground = این نامه نمی‌گوید تصمیم به چه دلیلی گرفته شده است.
mistake-letter-without-ground-remedy = جایی از نامه که دلیل را می‌گوید { "{" }ground{ "}" } بنویسید: کسی که درخواستش رد می‌شود باید دلیل را بداند، و از چند دلیل باید روشن باشد کدام بوده است.
mistake-letter-not-signed = نتیجهٔ «{ $outcome }» نمی‌تواند نامه داشته باشد: با آن چیزی امضا نمی‌شود.
mistake-letter-not-signed-remedy = «letter» را فقط برای نتیجهٔ اول کاری از نوع sign بنویسید؛ آن نتیجه یعنی امضا شد.
mistake-letter-by-silence = نتیجهٔ «{ $outcome }» نامه دارد، ولی با سکوت کسی آن را امضا نکرده است.
mistake-letter-by-silence-remedy = «silence» را پاک کنید یا نتیجهٔ دیگری را نام ببرید.
mistake-wider-time = { $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    } ممکن است از مهلتِ نوع این خدمت بیشتر شود: { $most } { $most_count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    } ({ $file }، خط { $line }).
mistake-wider-time-remedy = { $most } یا کمتر بنویسید و مانند نوع بشمارید.
mistake-wrong-type = اینجا باید { $expected ->
    [text] یک متن
    [texts] متن به چند زبان
    [list] یک فهرست
    [map] نگاشتی از کلید و مقدار
    [number] یک عدد صحیح
   *[boolean] true یا false
    } باشد، ولی { $found ->
    [text] متن است
    [list] فهرست است
    [map] نگاشت است
   *[nothing] خالی است
    }.
mistake-wrong-type-remedy = { $expected ->
    [text] یک متن بنویسید.
    [texts] متن را برای هر زبان بنویسید، مانند {"{"}fa: …, en: …{"}"}.
    [list] هر مورد را در خطی بنویسید که با «- » آغاز می‌شود، یا همه را میان [ ] بگذارید.
    [map] خط‌هایی به شکل «کلید: مقدار» بنویسید.
    [number] عدد را با رقم لاتین و بدون گیومه بنویسید.
   *[boolean] true یا false را بدون گیومه بنویسید.
    }
mistake-yaml-after-quote = پس از گیومهٔ بسته چیز دیگری آمده است.
mistake-yaml-after-quote-remedy = همهٔ مقدار را در یک جفت گیومه بگذارید؛ گیومهٔ درون متن را «» بنویسید.
mistake-yaml-alias = ارجاع YAML (*نام) جزو زبان بسته‌ها نیست.
mistake-yaml-alias-remedy = خود مقدار را بنویسید.
mistake-yaml-anchor = لنگر YAML (&نام) جزو زبان بسته‌ها نیست.
mistake-yaml-anchor-remedy = لنگر را بردارید؛ اگر مقدار با & آغاز می‌شود، آن را در گیومه بگذارید.
mistake-yaml-bracket = کروشه یا آکولادی که باز شده بسته نشده، یا میان دو چیز در آن ویرگول نیست.
mistake-yaml-bracket-remedy = [ ] و {"{"} {"}"} این خط و خط‌های پیش از آن را جفت کنید و میان موردها ویرگول لاتین (,) بگذارید.
mistake-yaml-colon = در این مقدار دونقطه‌ای هست که کلید تازه به حساب می‌آید.
mistake-yaml-colon-remedy = اگر دونقطه جزو متن است، همهٔ مقدار را در گیومهٔ لاتین (") بگذارید؛ اگر نه، کلید را در خط تازه بنویسید.
mistake-yaml-indent = تورفتگی این خط با خط‌های پیش از آن نمی‌خواند.
mistake-yaml-indent-remedy = کلیدهای یک نگاشت و موردهای یک فهرست را زیر هم، با یک اندازه فاصله از آغاز خط، بنویسید.
mistake-yaml-quote = گیومه‌ای که باز شده تا پایان فایل بسته نشده است.
mistake-yaml-quote-remedy = گیومهٔ لاتین (") پایان مقدار را بگذارید؛ خطی را ببینید که گیومه در آن باز شده است.
mistake-yaml-tab = اینجا به‌جای فاصله، Tab به کار رفته است.
mistake-yaml-tab-remedy = تورفتگی را با فاصله بنویسید؛ ویرایشگر را چنان تنظیم کنید که به‌جای Tab دو فاصله بگذارد.
mistake-yaml-tag = برچسب YAML (!نام) جزو زبان بسته‌ها نیست.
mistake-yaml-tag-remedy = برچسب را بردارید؛ اگر مقدار با ! آغاز می‌شود، آن را در گیومه بگذارید.

# اشکال بسته‌ها
mistake-days-and-hours = مهلت یا به روز است یا به ساعت.
mistake-days-and-hours-remedy = فقط «days» و «count» یا فقط «hours» را بنویسید.
mistake-not-with-tasks = مرحله‌ای که کار دارد، «{ $key }» ندارد.
mistake-not-with-tasks-remedy = آن را پاک کنید؛ کارها خود می‌گویند چه کسی اقدام می‌کند و کجا تصمیم گرفته می‌شود.
mistake-only-with-tasks = «{ $key }» فقط در مرحله‌ای معنا دارد که کار دارد.
mistake-only-with-tasks-remedy = کارهای مرحله را زیر «tasks» بنویسید یا این کلید را پاک کنید.
mistake-task-without-outcomes = کار «{ $id }» نتیجه‌ای ندارد که بتوان برگزید.
mistake-task-without-outcomes-remedy = دست‌کم یک نتیجه زیر «outcomes» بنویسید.
mistake-decide-has-outcomes = کار تصمیم‌گیری نتیجهٔ جداگانه ندارد.
mistake-decide-has-outcomes-remedy = «outcomes» را پاک کنید؛ تصمیم‌ها زیر «decisions» هستند.
mistake-silence-without-limit = سکوت بدون مهلت معنا ندارد.
mistake-silence-without-limit-remedy = برای این کار «limit» بنویسید یا «silence» را پاک کنید.
mistake-task-named-like-question = شناسهٔ کار «{ $id }» شناسهٔ یک پرسش هم هست.
mistake-task-named-like-question-remedy = شناسهٔ دیگری برای کار بنویسید تا عبارت‌ها روشن باشند.
mistake-by-question = «{ $question }» پرسشی نیست که همیشه پاسخ یکی از گزینه‌ها را داشته باشد.
mistake-by-question-remedy = پرسشی از نوع choice بنویسید که اجباری است و شرط نمایش ندارد.
mistake-option-without-unit = برای گزینهٔ «{ $option }» واحدی نوشته نشده است.
mistake-option-without-unit-remedy = زیر «units» برای هر گزینه یک واحد بنویسید.
mistake-rule-without-condition = پس از قاعدهٔ بی‌شرط، به قاعده‌های بعدی نوبت نمی‌رسد.
mistake-rule-without-condition-remedy = به این قاعده «when» بدهید یا آن را آخر بگذارید.
mistake-last-rule-with-condition = قاعدهٔ آخر شرط دارد؛ اگر هیچ شرطی برقرار نباشد پرونده می‌ماند.
mistake-last-rule-with-condition-remedy = در پایان قاعده‌ای بی «when» بنویسید.
mistake-one-way = هر قاعده درست به یک جا می‌برد.
mistake-one-way-remedy = یکی از «to»، «correct»، «decide» یا «transfer» را بنویسید.
mistake-contract-ends-before = پایان قرارداد پیش از آغاز آن است.
mistake-contract-ends-before-remedy = تاریخ «until» را درست کنید.

# آنچه خدمت را نشدنی می‌کند
mistake-objection-without-decision = مرحله‌های اعتراض به تصمیم نمی‌رسند.
mistake-objection-without-decision-remedy = در یکی از آن‌ها کاری از نوع decide بگذارید.
mistake-dead-end = از مرحلهٔ «{ $stage }» راهی به تصمیم نیست. یک راه: { $path }
mistake-dead-end-remedy = در این مرحله تصمیم بگیرید، یا با «next» بگویید به کجا می‌رود.
mistake-no-ground-holds = در مرحلهٔ «{ $stage }» کارشناس تصمیم می‌گیرد، ولی شرط هیچ دلیلی برقرار نیست. یک راه: { $path }
mistake-no-ground-holds-remedy = دلیلی بدون شرط بیفزایید یا شرط یکی از دلیل‌ها («when») را درست کنید.
mistake-dead-end-corrected = اگر متقاضی در میان رسیدگی پاسخی را اصلاح کند، از مرحلهٔ «{ $stage }» راهی به تصمیم نیست. یک راه: { $path }
mistake-dead-end-corrected-remedy = کارشناس می‌تواند هر پرسش فرم را در میان رسیدگی دوباره باز کند. در پایان «next» قاعده‌ای بنویسید که با هر پاسخی برقرار باشد؛ قاعدهٔ «decide» فقط وقتی برقرار است که شرط دلیلش هم برقرار باشد.
mistake-no-ground-holds-corrected = در مرحلهٔ «{ $stage }» کارشناس تصمیم می‌گیرد، ولی اگر متقاضی در میان رسیدگی پاسخی را اصلاح کند، شرط هیچ دلیلی برقرار نیست. یک راه: { $path }
mistake-no-ground-holds-corrected-remedy = کارشناس می‌تواند هر پرسش فرم را در میان رسیدگی دوباره باز کند. دلیلی بدون شرط بیفزایید، یا شرط‌ها را چنان بنویسید که با هر پاسخی یکی برقرار باشد.
mistake-endless = از اینجا پرونده دور می‌زند و هرگز به تصمیم نمی‌رسد: { $path }
mistake-endless-remedy = به یکی از مرحله‌های این دور، راهی به تصمیم بدهید.
mistake-endless-corrected = پس از اصلاح پاسخ در میان رسیدگی، پرونده از اینجا دور می‌زند و هرگز به تصمیم نمی‌رسد: { $path }
mistake-endless-corrected-remedy = به یکی از مرحله‌های این دور، راهی به تصمیم بدهید که با هر پاسخی باز باشد.
mistake-stage-never = هیچ راهی به مرحلهٔ «{ $stage }» نمی‌رسد. مرحله‌هایی که پرونده به آن‌ها می‌رسد: { $path }
mistake-stage-never-remedy = قاعده‌ای بنویسید که به آن برسد، یا آن را پاک کنید.
mistake-task-never = کار «{ $task }» هیچ‌گاه آغاز نمی‌شود. یک راه به مرحلهٔ آن: { $path }
mistake-task-never-remedy = شرط «when» آن یا پایان مرحله را ببینید.
mistake-rule-never = این قاعده هیچ‌گاه برقرار نیست. یک راه به مرحلهٔ آن که در پایانش نیز برقرار نیست: { $path }
mistake-rule-never-remedy = شرط آن را درست کنید؛ شاید قاعدهٔ پیش از آن همهٔ حالت‌ها را گرفته است.
mistake-nothing-to-do = ممکن است در مرحلهٔ «{ $stage }» و مرحله‌های بعد کاری نماند و پرونده بی‌پایان بگردد: { $path }
mistake-nothing-to-do-remedy = در یکی از این مرحله‌ها کاری بی‌شرط بگذارید.
mistake-first-stage-without-task = همهٔ کارهای مرحلهٔ نخست («{ $stage }») شرط دارند و ممکن است رسیدگی بی هیچ کاری آغاز شود: { $path }
mistake-first-stage-without-task-remedy = در مرحلهٔ نخست دست‌کم یک کار بی‌شرط بگذارید.
mistake-too-many-ways = این خدمت بیش از { $most } حالت دارد و درستی آن را نمی‌توان سنجید.
mistake-too-many-ways-remedy = مرحله‌ها را ساده‌تر کنید یا نتیجه‌های کمتری در شرط‌ها بیاورید.
mistake-pay-without-fee = از متقاضی پرداخت خواسته می‌شود ولی خدمت هزینه‌ای ندارد. راهی که به آن می‌رسد: { $path }
mistake-pay-without-fee-remedy = زیر «fees» هزینه را بنویسید یا این کار را پاک کنید.
mistake-instalments-beyond-limit = سررسید قسط { $number } ممکن است { $due } روز پس از ارسال درخواست باشد؛ مهلت این پرداخت { $days } است و پیش از آن با سکوت پایان می‌یابد.
mistake-instalments-beyond-limit-remedy = مهلت پرداخت را بلندتر از سررسید آن قسط کنید، فاصلهٔ قسط‌ها (every_days) را کم کنید، یا silence را بردارید.
mistake-instalments-after-limit = قسط { $number } زودتر از { $due } روز پس از ارسال درخواست سررسید نمی‌شود، ولی مهلت این پرداخت { $days } است و پیش از آن می‌گذرد.
mistake-instalments-after-limit-remedy = مهلت پرداخت را بلندتر از سررسید آن قسط کنید یا فاصلهٔ قسط‌ها (every_days) را کم کنید.
mistake-unowed-endless = پروندهٔ کسی که چیزی بدهکار نیست از کار پرداخت خودبه‌خود می‌گذرد و در این راه بی‌پایان می‌گردد: { $path }
mistake-unowed-endless-remedy = پس از نتیجهٔ نخست پرداخت، راهی به کاری بی‌شرط یا به تصمیم بگذارید.
mistake-contract-not-begun = قرارداد واحد «{ $unit }» از { $day } آغاز می‌شود و پیش از آن کسی در این واحد کار نمی‌کند. راهی که به آن می‌رسد: { $path }
mistake-contract-not-begun-remedy = واحد دیگری را نام ببرید، یا این نسخه را از همان روز عرضه کنید («from»).
mistake-contract-ended = قرارداد واحد «{ $unit }» تمام شده است و کسی در این واحد کار نمی‌کند. راهی که به آن می‌رسد: { $path }
mistake-contract-ended-remedy = قرارداد تازه را بنویسید یا واحد دیگری را نام ببرید.
mistake-execute-without-contract = این کار را پیمانکار انجام می‌دهد، ولی واحد «{ $unit }» قراردادی ندارد. راهی که به آن می‌رسد: { $path }
mistake-execute-without-contract-remedy = قرارداد واحد را زیر «contract» بنویسید یا کار را به واحدی بدهید که قرارداد دارد. برای کاری که کارکنان خود دستگاه می‌کنند نوع دیگری برگزینید.
mistake-stops-own-clock = کار «{ $id }» کار خود دستگاه است و مهلت قانونی در مدت آن می‌گذرد.
mistake-stops-own-clock-remedy = «stops_clock» را بردارید. این کلید برای کار دستگاه‌های دیگر و برای نوع‌های pay، execute و case است.
mistake-limit-beyond = این مهلت ({ $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }) از مهلت قانونی خدمت ({ $most } { $most_count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }) بلندتر است.
mistake-limit-beyond-remedy = آن را کوتاه‌تر کنید. ساعت‌ها ساعت‌های کار دستگاه است.
mistake-limit-extended-beyond = این مهلت با همهٔ تمدیدها ({ $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }) از همهٔ زمانی که هست ({ $most } { $most_count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }) بلندتر است.
mistake-limit-extended-beyond-remedy = مهلت یا تمدید آن (extension) را کوتاه‌تر کنید، یا شمار تمدیدها (times) را کم کنید.
mistake-consult-without-limit = در کار «{ $id }» دستگاه دیگری نظر می‌دهد ولی تاریخی برای نظر ندارد. راهی که به آن می‌رسد: { $path }
mistake-consult-without-limit-remedy = برای این کار یا برای مرحلهٔ آن «limit» بنویسید.
mistake-objection-limit-beyond = این مهلت ({ $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }) از مهلت رسیدگی به اعتراض ({ $most } { $most_count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }) بلندتر است.
mistake-objection-limit-beyond-remedy = آن را کوتاه‌تر کنید، یا اگر قانون اجازه می‌دهد «time» اعتراض را بلندتر بنویسید.
mistake-warning-beyond = هشدار ({ $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    } پیش از پایان) پیش از آغاز مهلت قانونی می‌رسد که { $most } { $most_count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    } است.
mistake-warning-beyond-remedy = شماری از روزها را بنویسید که در خود مهلت جا بگیرد.
mistake-never-open = این مهلت به ساعت است، ولی دستگاه هیچ ساعت کاری اعلام نکرده است.
mistake-never-open-remedy = «hours» دستگاه را دست‌کم برای یک روز کاری بنویسید یا مهلت را به روز بدهید.
mistake-way-beyond = اگر همهٔ کارها تا آخر مهلت خود طول بکشند، دست‌کم { $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
} می‌شود و مهلت قانونی { $most } است. راه: { $path }
mistake-way-beyond-remedy = مهلت کارهای این راه را کوتاه‌تر کنید.
mistake-objection-way-beyond = اگر همهٔ کارهای رسیدگی به اعتراض تا آخر مهلت خود طول بکشند، دست‌کم { $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
} می‌شود و مهلت آن { $most } است. راه: { $path }
mistake-objection-way-beyond-remedy = مهلت کارهای این راه را کوتاه‌تر کنید.
mistake-not-with-case = برای کاری که خود پروندهٔ خدمت دیگری است، «{ $key }» نوشته نمی‌شود.
mistake-not-with-case-remedy = آن را بردارید.
mistake-only-with-case = «{ $key }» فقط برای کاری است که خود پروندهٔ خدمت دیگری است (kind: case).
mistake-only-with-case-remedy = آن را بردارید.
mistake-case-outcomes = نتیجه‌های چنین کاری همین‌هاست: { $outcomes }.
mistake-case-outcomes-remedy = هر سه را با عنوان بنویسید، نه کم و نه بیش.
mistake-case-in-circle = خدمت «{ $service }» خود به این خدمت نیاز دارد؛ هیچ‌یک تمام نمی‌شود.
mistake-case-in-circle-remedy = یکی از دو خدمت را بدون نیاز به دیگری بنویسید.
mistake-case-longer-than-this = رسیدگی به «{ $service }» ({ $days } { $count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }) از همهٔ زمانی که این خدمت دارد ({ $most } { $most_count ->
    [calendar] روز تقویمی
    [hours] ساعت
   *[working] روز کاری
    }) بلندتر است و این کار مهلتی از خود ندارد.
mistake-case-longer-than-this-remedy = برای این کار یا مرحلهٔ آن «limit» بنویسید (با «silence» پس از آن ادامه می‌یابد)، با «stops_clock: true» شمارش مهلت را نگه دارید، یا زمان یکی از دو خدمت را عوض کنید.
mistake-case-of-other-agency = این خدمت از دستگاه «{ $agency }» است، ولی کار به واحد دستگاه دیگری داده شده است.
mistake-case-of-other-agency-remedy = در by واحدی از دستگاه «{ $agency }» را بنویسید.
mistake-case-answer-type = پاسخ «{ $question }» از نوع «{ $type }» نیست.
mistake-case-answer-type-remedy = عبارتی بنویسید که نتیجه‌اش از نوع «{ $type }» باشد، یا پرسشی از همان نوع را نام ببرید.
mistake-case-answer-missing = خدمت «{ $service }» پاسخ «{ $question }» را لازم دارد و این کار آن را نمی‌دهد.
mistake-case-answer-missing-remedy = در answers برای «{ $question }» عبارتی بنویسید. اگر آن پرسش امضا می‌خواهد، این خدمت نمی‌تواند پروندهٔ وابسته باشد.
mistake-cost-beside-fees = اینجا هزینه مبلغی ثابت است، ولی خدمت تعرفه هم دارد؛ مردم یکی را می‌خوانند و دیگری را می‌پردازند.
mistake-cost-beside-fees-remedy = rials را بردارید؛ صفحه خودش می‌گوید تعرفه‌ها چقدر می‌شوند. مبلغ ثابت را هم می‌توان یک تعرفه نوشت.
mistake-evidence-fetched = مدرک «{ $evidence }» را خود دستگاه می‌گیرد (source: fetched)؛ نباید آن را از کسی خواست.
mistake-evidence-fetched-remedy = این پرسش را بردارید، یا source مدرک را.
mistake-case-not-offered = خدمت «{ $service }» منتشر نشده است؛ پرونده‌ای از آن باز نمی‌شود.
mistake-case-not-offered-remedy = آن را منتشر کنید یا خدمت دیگری را نام ببرید.
mistake-transfer-to-own-agency = این واحد از خود دستگاه خدمت است؛ پرونده فقط به دستگاه دیگری فرستاده می‌شود.
mistake-transfer-to-own-agency-remedy = واحدی از دستگاه صلاحیت‌دار را نام ببرید. درون همین دستگاه، مرحله‌ای از آن واحد را در پی بیاورید (to).
mistake-transfer-not-in-list = این قاعده پرونده را به دستگاه «{ $agency }» می‌فرستد که زیر «hands_to» نیامده است.
mistake-transfer-not-in-list-remedy = واحدی از این دستگاه‌ها را نام ببرید: { $list }؛ یا «{ $agency }» را به «hands_to» بیفزایید.
mistake-note-of-nobody = تصمیم «{ $decision }» نوشتهٔ کارشناس را لازم دارد («note: required») و اینجا کارشناسی نیست که آن را بنویسد.
mistake-note-of-nobody-remedy = تصمیم دیگری را نام ببرید که نامه‌اش بدون نوشتهٔ کارشناس کامل باشد، یا «note: required» را از این تصمیم بردارید.
mistake-note-of-nobody-ground = دلیل «{ $ground }» نوشتهٔ کارشناس را لازم دارد («note: required») و اینجا کارشناسی نیست که آن را بنویسد.
mistake-note-of-nobody-ground-remedy = دلیل دیگری را نام ببرید که بدون نوشتهٔ کارشناس گویا باشد، یا «note: required» را از این دلیل بردارید.
mistake-objection-to-the-same-unit = واحد «{ $unit }» هم تصمیم می‌گیرد و هم باید به اعتراض به تصمیم خودش رسیدگی کند. راه رسیدن به آن: { $path }
mistake-objection-to-the-same-unit-remedy = این را به واحد دیگری بسپارید.
mistake-invisible-character = اینجا نویسه‌ای هست که دیده نمی‌شود ({ $code }).
mistake-invisible-character-remedy = این کلمه را با فاصلهٔ دو طرفش پاک کنید و از نو بنویسید.
mistake-comma-in-number = در این عدد ویرگول هست.
mistake-comma-in-number-remedy = فقط رقم بنویسید، یا میان گروه‌ها زیرخط بگذارید: 12_000.
mistake-not-whole = این عدد صحیح نیست.
mistake-not-whole-remedy = آن را بدون ممیز بنویسید.
