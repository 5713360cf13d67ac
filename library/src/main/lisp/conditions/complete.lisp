;;;; From here on conditions can be reported.

(in-package "CLYSM-SYSTEM")

(attach (:variable conditions-complete) (setq conditions-complete 1))
