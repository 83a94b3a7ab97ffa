"""The one place where parts are chosen and joined: settings in, a front desk out."""

from bot.wiring.desk import front_desk as front_desk
from bot.wiring.house import House as House
from bot.wiring.house import house as house
