# What the command line says in sentences.
demo-intro =
    Dargah, demonstration with sample data in { $data }
      gateway      { $url }
      desk         { $url }/desk
      messages     { $url }/demo/outbox
      API          { $url }/api/v1/openapi.json
demo-residents = Residents sign in with national number and mobile:
demo-visitors = Visitors sign in with passport and e-mail:
demo-officers = Officers sign in at the desk with name and passphrase:
check-clean =
    { $files } files, { $agencies ->
        [one] one agency
       *[other] { $agencies } agencies
    }, { $services ->
        [one] one service
       *[other] { $services } services
    }: no mistakes
check-mistakes =
    { $mistakes ->
        [one] One mistake
       *[other] { $mistakes } mistakes
    } in { $files } files
check-needs = This package refers to others that were not given: { $packages }. Check them together: dargah check { $folder }
check-unstaffed = Note: nobody in { $file } works where services on offer have work: { $places }
answer-officer-name = A sign-in name has small Latin letters, digits, dots and dashes, at least two of them.
answer-passphrase = A passphrase has between { $min } and { $max } characters.
answer-passphrase-varied = A passphrase has at least { $min } different characters.
verify-all =
    events { $events }, cases { $cases }, persons, officers, tokens and services { $roll }, tasks { $tasks }, checkpoints { $checkpoints }, not yet covered { $uncovered }, files { $files }, readings { $readings }, notices { $notices }, broken { $broken }
verify-files-unread = not looked at
verify-dates-uncounted = dates not counted anew: the calendars of these packages are not those by which the stored dates were counted
verify-first-broken = first broken: { $subject } event { $event } ({ $reason })
verify-receipt-holds = the receipt holds: case { $case }, tracking code { $code }
verify-receipt-covered = the receipt holds: case { $case }, tracking code { $code }, in a signed checkpoint
verify-receipt-signature = the receipt does not hold: something in it was changed, or it was signed with another key (receipt-signature)
verify-receipt-checkpoint = the receipt does not hold: its checkpoint was changed, or signed with another key (receipt-checkpoint)
verify-receipt-inclusion = the receipt does not hold: its checkpoint does not cover it (receipt-inclusion)
verify-receipt-signed = signed: { $fields }
verify-receipt-not-signed = the signature holds, but nobody signed what else the file says: { $fields }. Take that out to check the rest (receipt-not-signed)
verify-receipt-unsigned = not signed, and not to be relied on: { $fields }
verify-not-a-receipt = not a receipt: give the JSON file as it was saved from the page of the case
verify-key-not-on-curve = these 64 hex digits are nobody’s key: one of them may have been changed. Take the key from /api/v1/key again
verify-not-a-key = not a public key of 64 hex digits: give those digits, or the JSON of /api/v1/key
# Taking packages
package-refused = refused: { $why }
package-none = there are no packages here
package-not-one = not the folder of one package: it has no package.yaml
package-mistakes = { $count ->
    [one] one mistake; nothing was done
   *[other] { $count } mistakes; nothing was done
    }
package-flaw-format = not an exported package of this format
package-flaw-path = it holds a file that has no place in a package
package-flaw-hash = it was altered: its content is not that of its hash
package-flaw-signature = it was altered: the signature is not that of its publisher
package-not-trusted = its publisher { $publisher } is not one of those given with --trust
package-not-imported = { $folder } was not imported; move it away first
package-other-publisher = the package that is there is of another publisher, { $publisher }; give --trust to change it
package-by-hand = { $folder } was changed by hand since; move it away first
package-goes-back = { $kind } { $id } would go back from version { $old } to { $new }; give --older to take it all the same
package-unvouched =
    Warning: nobody has vouched for the key that signed { $id }. Compare it with the key that its publisher gives you in another way; if it is another one, delete the folder { $id }. To ask for this key from the start:
package-trust-what = --trust takes the public key of a publisher: 64 hex digits, or a file with them. “{ $given }” is neither; there is no such file
package-diff-other = these are two different packages, { $old } and { $new }: give two versions of one package, or two folders with all packages
package-twice = two different files of the package { $id } are given; give one of them
package-diff-lacks-old = the old package needs others that are not beside it: { $packages }. Give the folder in which they stand with --with
package-diff-lacks-new = the new package needs others that are not beside it: { $packages }. Give the folder in which they stand with --with
