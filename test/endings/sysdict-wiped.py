import sys
sys.__dict__.clear()
1/0
