# The seed's API under the name that the scripts of tests/scripts import.
from uasyncio import *
