-- A change that a service sends has no run, yet needs its place in the order of receipt.
GRANT USAGE ON SEQUENCE run_position_seq TO signalbox_app;
