import sys
sys.modules = 3
1/0
