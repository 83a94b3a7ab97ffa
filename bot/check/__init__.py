"""The check desk: Profile -> Findings -> VerificationPlan."""
