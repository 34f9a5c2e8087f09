"""Registration and ways in, second factors, roles, and the audit trail."""

from ninja import Router

from luffy.accounts.api.roles import router as roles
from luffy.accounts.api.second_factor import router as second_factor
from luffy.accounts.api.trail import router as trail
from luffy.accounts.api.ways_in import router as ways_in

router = Router()
for part in (ways_in, second_factor, roles, trail):
    router.add_router("", part)
