;;;; Standard special variables that functions mention before the file that gives them their values is loaded.

(in-package "CLYSM-SYSTEM")

(declaim (special *standard-output* *standard-input* *error-output* *terminal-io* *query-io* *debug-io* *trace-output*
                  *print-escape* *print-readably*
                  *handlers*))
