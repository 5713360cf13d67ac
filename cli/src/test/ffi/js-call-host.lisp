;;;; Calls by name: what JavaScript has that other hosts have not.

(setq *show-host-objects* t)
(show (ffi:call-host "String" -5) (ffi:call-host "parseInt" -5) (ffi:call-host "parseInt" "12" 8)
      (js:get (ffi:call-host "JSON.parse" "{\"a\": 5}") :a)
      (ffi:call-host "host.text") (ffi:call-host "host.method") (funcall (ffi:call-host "host.value" "failing"))
      (mapcar (lambda (name) (ffi:call-host "host.value" name)) '("undefined" "symbol" "date" "array"))
      (ffi:call-host "host.typeOf" nil))
