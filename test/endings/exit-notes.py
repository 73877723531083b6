raise SystemExit(SystemExit(3))
