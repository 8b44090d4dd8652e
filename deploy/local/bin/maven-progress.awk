# Keeps of Maven's output what a person reads: modules, test classes with their counts, errors.
/^\[INFO\] Building Signalbox/ { sub(/^\[INFO\] Building /, ""); sub(/ 0\..*/, ""); print "── " $0; fflush(); next }
/Tests run:.* -- in / {
  class = $0; sub(/.* -- in /, "", class); sub(/^io\.signalbox\./, "", class)
  split($0, n, /[:,]/); time = $0; sub(/.*elapsed: /, "", time); sub(/ s.*/, "", time)
  printf "   %s %-70s %4d tests %8s s\n", ($0 ~ /FAILURE|ERROR/ ? "FAIL" : "ok  "), class, n[2], time; fflush(); next
}
# Each failure is listed again in the summary below the classes; after a context failed once, all tests on it repeat that
/<<< (ERROR|FAILURE)!/ || /failure threshold/ { next }
/re-run Maven|Re-run Maven|For more information|\[Help 1\]|See .*surefire-reports|See dump files|resume the build|mvn <args>|^\[ERROR\] *$/ { next }
/^\[ERROR\]/ { if (++errors <= 40) { print substr($0, 1, 300); fflush() } }
