;;;; A page that Lisp builds: it fetches the planets, shows a card of each, and sorts and filters them as it is told.
;;;; README.md says how to open it.

(ffi:define-foreign-record planet
  "What planets.json has of each."
  (name :string)
  (color :string)
  (radius :number)                      ; kilometres
  (distance :number)                    ; from the sun, millions of kilometres
  (gravity :number)                     ; metres per square second
  (moons :fixnum))

(ffi:define-foreign-function fetch "fetch" (:string) (:promise (:instance "Response")))
(ffi:define-foreign-function parse-planets "JSON.parse" (:string) (:list planet))
(ffi:define-foreign-function create-element "document.createElement" (:string) (:instance "HTMLElement"))
(ffi:define-foreign-function find-element "document.querySelector" (:string) (:instance "HTMLElement"))

(defparameter *orders* '(("Distance" . planet-distance) ("Size" . planet-radius) ("Moons" . planet-moons))
  "What the planets can be sorted by: the words on the buttons, the functions.")

(defvar *planets* '())
(defvar *order* 'planet-distance "The function by which the planets are sorted.")
(defvar *filter* "" "What the names of the planets that are shown contain.")
(defvar *mass* 70 "Of the visitor, in kilograms; NIL if it is not known.")
(defvar *cards* nil "The element that holds the cards.")

;;; Elements

(defun element (tag properties &rest children)
  "A new element TAG with CHILDREN, elements and strings. PROPERTIES is a property list; a function in it listens to the
event of that name."
  (let ((element (create-element tag)))
    (loop for (name value) on properties by #'cddr
          do (if (functionp value)
                 (js:call element :add-event-listener (js:camel-case name) value)
                 (setf (js:get element name) value)))
    (apply #'js:call element :append children)
    element))

(defun input-text (event)
  (js:get event :target :value))

;;; The cards

(defun globe (planet)
  "A disc with the colour of PLANET; its area tells the size."
  (let ((globe (element "div" '(:class-name "globe")))
        (pixels (round (sqrt (planet-radius planet)) 2.5)))
    (setf (js:get globe :style :background-color) (planet-color planet)
          (js:get globe :style :width) (format nil "~Dpx" pixels)
          (js:get globe :style :height) (format nil "~Dpx" pixels))
    globe))

(defun weight (planet)
  "What a scale of the earth shows for the visitor on PLANET."
  (if *mass*
      (format nil "~,1F kg" (/ (* *mass* (planet-gravity planet)) 9.81))
      "-"))

(defun facts (planet)
  (list (list "Radius" (format nil "~:D km" (round (planet-radius planet))))
        (list "Distance" (format nil "~:D million km" (round (planet-distance planet))))
        (list "Moons" (format nil "~D" (planet-moons planet)))
        (list "You weigh" (weight planet))))

(defun card (planet)
  (element "article" '(:class-name "card")
           (element "div" '(:class-name "sky") (globe planet))
           (element "h2" '() (planet-name planet))
           (apply #'element "dl" '()
                  (loop for (term fact) in (facts planet)
                        collect (element "dt" '() term)
                        collect (element "dd" '() fact)))))

(defun shown-planets ()
  (sort (loop for planet in *planets*
              when (search *filter* (planet-name planet) :test #'char-equal) collect planet)
        (if (eq *order* 'planet-distance) #'< #'>)
        :key *order*))

(defun show-cards ()
  "Show the planets as the controls tell."
  (apply #'js:call *cards* :replace-children (mapcar #'card (shown-planets))))

;;; The controls

(defun order-button (text order)
  (element "button"
           (list :text-content text
                 :class-name (if (eq order *order*) "chosen" "")
                 :click (lambda ()
                          (setq *order* order)
                          (show-page)))))

(defun filter-field ()
  (element "input"
           (list :type "search" :placeholder "Find a planet" :value *filter*
                 :input (lambda (event)
                          (setq *filter* (input-text event))
                          (show-cards)))))

(defun mass-field ()
  (element "label" '()
           "Your mass on earth "
           (element "input"
                    (list :type "number" :value (format nil "~@[~D~]" *mass*)
                          :input (lambda (event)
                                   (setq *mass* (parse-integer (input-text event) :junk-allowed t))
                                   (show-cards))))
           " kg"))

(defun show-page ()
  (setq *cards* (element "section" '(:class-name "cards")))
  (js:call (find-element "main") :replace-children
           (element "h1" '() "Planets")
           (apply #'element "nav" '()
                  (filter-field)
                  (append (loop for (text . order) in *orders* collect (order-button text order))
                          (list (mass-field))))
           *cards*)
  (show-cards))

(defun show-error (condition)
  (js:call (find-element "main") :replace-children
           (element "p" '(:class-name "error") (princ-to-string condition))))

;;; Computations may wait: the page goes on meanwhile.

(defun fetch-text (address)
  (let ((response (ffi:await (fetch address))))
    (unless (js:get response :ok)
      (error "~A cannot be fetched: ~A ~A" address (js:get response :status) (js:get response :status-text)))
    (ffi:await (js:call response :text))))

(handler-case (progn
                (setq *planets* (parse-planets (fetch-text "planets.json")))
                (show-page))
  (error (condition) (show-error condition)))
