# What sample people wrote in the gallery of pages.
sample-name = Maryam Rezaei Sample
sample-name-other = Hasan Karimi Sample
sample-officer = Sample green space officer
sample-address = Opposite No. 12, First Street, Sample City
sample-story = Two dry branches hang over the pavement. Children walk below them every day.
sample-question = Please send a closer photo of the trunk and tell us which branch touches the cable.
sample-answer = I attached the photo. It is the branch towards the street.
sample-message-person = Hello. On which day will the officer come?
sample-message-officer = The visit is on Saturday morning. You need not be there.
sample-note = The neighbour to the north was called too.
sample-reason = Pipes near the roots are the water company's to check.
sample-words = Give the pruning to a certified worker.
sample-query = tree prunning
