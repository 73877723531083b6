import sys
def t(*a): raise ValueError("profile")
sys.setprofile(t)
len([])
