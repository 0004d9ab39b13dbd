# Pictures of stages and simulation
draw-title = Stages of “{ $service }”
draw-decision = Decision
draw-objection = If you object
draw-silence = If the agency does not answer within the limit, by law: { $decision }
draw-objection-upheld = If the objection is not answered within the limit, by law: the decision stands
draw-unanswered = If the person does not answer in time, by rule: { $decision }
draw-contractor = Contractor: { $name }
draw-side-by-side = At the same time:
draw-person = you
draw-by-area = the unit of your area
draw-task = { $task } ({ $who })
draw-bar = { $stage }: { $days } days
draw-legend = Days on average; the dark part is while it was the applicant’s turn.
simulate-title = Simulation of “{ $service }”
simulate-head = { $cases ->
    [one] { $cases } case
   *[other] { $cases } cases
    }, { $closed } came to an end
simulate-whole = From application to end: { $mean } days on average; nine of ten within { $ninetieth }; { $person } of the days were the applicant’s turn
simulate-late = Past the legal limit: { $late }; by silence: { $silence }; back to the applicant: { $returned }; withdrawn: { $withdrawn }
simulate-unanswered = Not answered by the date for it: { $unanswered }
simulate-objected = Objections: { $objected }, decision upheld: { $upheld }
simulate-columns = stage or task | times | mean (days) | nine of ten | late
service-drawing = The stages as a picture
draw-place = { $unit }, { $agency }
draw-part = { $task }: a case of “{ $service }”
draw-case = { $who }, a case of “{ $service }”
simulate-part = a case of “{ $service }”
simulate-extended = Limits of tasks extended: { $extended }
simulate-visits = Visits arranged: { $visits }, called off: { $off }
simulate-transferred = Gone to another agency: { $transferred }
simulate-waited = Waited for the applicant in a sub-case: { $waited }
