import sys
sys.stdin = 3
input()
