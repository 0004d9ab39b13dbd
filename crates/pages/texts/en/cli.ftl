# What the command line says in sentences.
demo-intro =
    Dargah, demonstration with sample data in { $data }
      gateway      { $url }
      desk         { $url }/desk
      sent codes   { $url }/demo/outbox
      API          { $url }/api/v1/openapi.json
demo-residents = Residents sign in with national number and mobile:
demo-visitors = Visitors sign in with passport and e-mail:
demo-officers = Officers sign in at the desk with name and passphrase:
check-clean =
    { $files } files, { $agencies } agencies, { $services ->
        [one] one service
       *[other] { $services } services
    }: no mistakes
check-mistakes =
    { $mistakes ->
        [one] One mistake
       *[other] { $mistakes } mistakes
    } in { $files } files
check-needs = This package refers to others that were not given: { $packages }. Check them together: dargah check { $folder }
answer-officer-name = A sign-in name has small Latin letters, digits, dots and dashes, at least two of them.
answer-passphrase = A passphrase has between { $min } and { $max } characters.
