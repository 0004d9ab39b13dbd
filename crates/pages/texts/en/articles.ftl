# Paragraphs are parted by an empty line. "##" at the start of one is a heading, ">" is program text.
article-after-title = After you apply
article-after =
    Every application has a case in which you see what happened and what comes next.

    ## Tracking

    With the tracking code the page “Track” shows who has the case and until when. If you sign in, “My cases” has the questions, messages, letters and dates too.

    ## Paying, and instalments

    The amount, the bill ID and the payment ID are on the page of the case. Where a service has instalments, the amount and the day of each stand there too. After paying, report the number of the receipt and the day of the payment on the same page; while the unit looks for it, the limit for paying is paused.

    ## Objection

    Where a service allows an objection, you may object until the day given in the letter of the decision and on the page of the case. Another unit looks at it. How to complain about an agency is on the page of that agency.

    ## Money back

    If the application is refused or you take it back after you paid, the page of the case says of which agency to ask for the money.
article-accessibility-title = Accessibility
article-accessibility =
    Dargah is built for everyone: it works with a screen reader, with the keyboard alone, with large text and on old telephones.

    ## Our measure

    Pages are measured against WCAG 2.2, level AA. Colour is never the only sign of anything, and everything works without JavaScript.

    ## If something stands in your way

    Tell the agency by the contact on its page and say which page it was. Where a service has a way in person or by telephone, its page says so.
article-privacy-title = Privacy
article-privacy =
    Dargah holds only what is needed to answer your application.

    ## What we hold

    Your identifier and contact, the answers and files you send, and what happens in the case. You can download it all in “My data”.

    ## Who sees it

    The units that have the case or had it before, the superior unit that it may go to, and the programs of the agency that answers for it. Who signs an application of yours sees its answers and files before signing, and as they were sent until the case ends. Each time an officer opens a case or acts on it, that is recorded, and you see it in “My data”. The program has no way to erase the record, and what is erased in another way is found when the record is checked.

    ## What we do not do

    Nothing is used for advertising, pages ask nothing of other sites, and cookies are only for your sign-in, the language that you chose, and to tell you once that something was done.
article-api-title = For developers
article-api =
    Whatever the pages do can be done through the API: the same rules and the same case.

    ## Begin

    The whole API is described in OpenAPI at the address below. What concerns a person needs an access token.

    > GET /api/v1/openapi.json

    ## Errors

    Errors are problem+json. Keep the incident number: the operators find the error by it. An application and a message in a case with the header Idempotency-Key can be sent again: there is no second case or message. Other requests do not read this header; before one is sent again, look whether it was done.
