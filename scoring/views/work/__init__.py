"""Pages on which the round is worked: timetable, entry, evidence, appraisal, submission, approval, history."""
