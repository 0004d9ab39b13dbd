# امضای شخص دیگر
form-cosign-hint = پس از پر کردن فرم، برای این شخص پیامک می‌رود. او با کد ملی خود وارد می‌شود، پاسخ‌ها را می‌خواند و امضا می‌کند.
answer-cosign-parts = نام، کد ملی و تلفن همراه امضاکننده را بنویسید.
answer-cosign-own = این کد ملیِ خودِ شماست. امضا را باید شخص دیگری بدهد.
answer-cosign-draft = این درخواست امضای شخص دیگری را می‌خواهد. آن را به‌صورت پیش‌نویس بسازید، امضا را بگیرید و سپس بفرستید.
answer-cosign-missing = هنوز از { $name } امضا نخواسته‌اید.
answer-cosign-waiting = { $name } هنوز امضا نکرده است.
answer-cosign-declined = { $name } امضا را نپذیرفت.
answer-cosign-void = پاسخ‌ها پس از درخواستِ امضا تغییر کرده است. دوباره از { $name } امضا بخواهید.
refusal-signed-already = این امضا گرفته شده است.
refusal-cosign-changed = پاسخ‌ها در این میان تغییر کرده است. صفحه را دوباره باز کنید و پیش از امضا آن را بخوانید.
cosign-section = امضای دیگران
cosign-section-note = این درخواست تا امضا نشود فرستاده نمی‌شود. اگر پاسخی را پس از امضا تغییر دهید، باید دوباره امضا بخواهید.
cosign-ask = درخواست امضا
cosign-ask-again = درخواست دوبارهٔ امضا
cosign-missing = هنوز درخواست نشده است.
cosign-asked = { $date } درخواست شد؛ هنوز خوانده نشده است.
cosign-asked-read = { $date } درخواست شد؛ { $read } خوانده شد.
cosign-signed = { $date } امضا شد.
cosign-declined = { $date } نپذیرفت.
cosign-void = پاسخ‌ها پس از درخواستِ امضا تغییر کرده است؛ دوباره بخواهید.
cosign-title = امضاهایی که از شما خواسته‌اند
cosign-lead = پیش از امضا پاسخ‌ها را کامل بخوانید. اگر درخواست‌کننده را نمی‌شناسید، امضا نکنید.
cosign-none = درخواستی برای امضا ندارید
cosign-none-help = هرگاه کسی برای درخواست خود امضای شما را بخواهد، اینجا می‌بینید.
cosign-tag-asked = در انتظار امضای شما
cosign-tag-signed = امضا کردید
cosign-tag-declined = نپذیرفتید
cosign-tag-void = تغییر کرده است
cosign-from = درخواست‌کننده: { $name }
cosign-from-nameless = درخواست‌کننده نام خود را ننوشته است
cosign-look = خواندن و امضا
cosign-look-from = { $name } از شما می‌خواهد این درخواست را امضا کنید. نخستین مشاهدهٔ شما به او نشان داده می‌شود.
cosign-look-nameless = درخواست‌کننده از شما می‌خواهد این درخواست را امضا کنید. نخستین مشاهدهٔ شما به او نشان داده می‌شود.
cosign-look-void = درخواست‌کننده پاسخ‌ها را تغییر داده است. پیش از آنکه دوباره از شما امضا بخواهد، چیزی برای امضا نیست.
cosign-sign-title = امضا
cosign-sign-note = با امضا تأیید می‌کنید که پاسخ‌ها را خوانده‌اید و با این درخواست موافقید. امضای شما با تاریخ در پرونده می‌ماند.
cosign-sign = امضا می‌کنم
cosign-decline = نمی‌پذیرم
cosign-reason = دلیل
cosign-decline-button = نپذیرفتن
cosign-you-signed = شما این درخواست را امضا کرده‌اید.
cosign-you-declined = شما این درخواست را نپذیرفته‌اید.
cosign-somebody = یک نفر
cosign-cases = { $count ->
    [one] یک درخواست منتظر امضای شماست
   *[other] { $count } درخواست منتظر امضای شماست
}
event-signatures = { $count ->
    [one] با امضای یک نفر دیگر
   *[other] با امضای { $count } نفر دیگر
}
sms-cosign = { $who } از شما می‌خواهد درخواست «{ $service }» را امضا کنید. با کد ملی خود وارد شوید و آن را بخوانید: { $address } اگر او را نمی‌شناسید، کاری نکنید.
sms-cosign-signed = درخواست «{ $service }» امضا شد. برای فرستادن آن به درگاه بیایید.
sms-cosign-declined = درخواست «{ $service }» امضا نشد. دلیل را در درگاه ببینید.
