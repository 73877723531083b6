import sys
sys.__dict__.clear()
print(2)
