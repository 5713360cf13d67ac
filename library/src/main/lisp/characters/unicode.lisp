;;;; Tables of Unicode 14: the letters, the numbers, and the pairs of upper and lower case letters of which each is the
;;;; simple case mapping of the other (CLHS 13.1.4.3 "Characters With Case").
;;;;
;;;; The tables are rows of numbers in a string. A number is written in digits of base 32, the lowest first: the last
;;;; digit is a character from code 35 on, those before it from code 93 on. They are read once, when first needed.

(in-package :clysm-system)

;;; For each run of letters: the distance of its first letter from that of the run before, twice the number of letters
;;; less one, plus 1 if only every second code counts, and the distance to the other case, doubled, less 1 if negative.

(define-global *downcase-text* t
  "^%o$]%|&i$]%;/]%e$l$%o$(%*2%4j$%k$#n*$(%+#a0$&%'#y/$#%%%w/%#%&#{'$#q/$#s/$#%%#w/$#{/%#c0$#_0$#%'#c0$#g0%#i0$(%)#q0$#%%#q0&#%%#q0$#%%%o0%&%'#s0$#%'#%+#'&#'&#'&2%44%6#'&#%%#^)$#l&$d$%e$#`+%4%;#s_8$#%%#b-$#m_8&#%%#b/$#g'$#k'$,%g,&%)#%,#e**#i%%'g%'#]'%%{&&]$]%53]%i$#3,:%B#%%#0$#%&'`+&A](3{$]%m%^$%g$r$%s$#A$0%2|%%^&g%]&lx%g%]c1d$#]c1)#]c1p9{']zh%m%-3]b%q%|x(j$'|x(`-r'%](|%%e&123-23123123-24*2212m%%2%%p'1)h(3%2%%d)1%2%%|)%#0/%|*%%x*u,#u$k$A]$`$#%p<o$q$gw${%]&]&#%%#j|7$#hk*$#j{7&(%)#t^8$#v|7$#z^8$#x^8%#%&#%,%z`8%`&%h&&%*#%kgAj$%]%>%_(0%3z$%d%&%'#d]b%$,%0#%%#loo%&&%)6%7#dqo%$#zqo%$#rqo%$#^qo%$#dqo%%#`no%$#poo%$#fno%$#]w$$2%3#|%$#bqo%$#l`b%$&%,#%)&%B#%iv8o$]%|c$k%m%m(c%m%])7k%/?k%3/k%+%k%it$a&]']^&{$]%]j8{$]%]sA_%a%")

(define-global *upcase-text* t
  "^&o$|$|&i$|$;/|$*#o*%l$$o$($*2$4j$$l$($)#c/&&$(#$'#$)#$&#_)'#$$#c-'#a+&($*#$(#$&#$'&$(#$'#$%#m&*#&&#&&#&%2$2#z'%4$7#&%#$'d$$g$4$<#$&%{`8&#$(,$,#{^8$#u^8$#y^8$#`0$#x/%%v/&#p/%#r/$#{qo%'#v/$#sqo%%#z/%#moo%$#eqo%%#^0$#b0$#eqo%$#k|7$#_qo%&#b0%#w|7$#f0&#h0+#k{7&#p0%#cqo%$#p0'#qoo%$#p0$#f'$%n0%#j')#r0.#gno%$#ano%p)&$)#$''a+n$#h%$'f%']$|$53|$,#|&$%z&-#2%:$<#1$#d*(#$&#$r${$|$]$A|'4^$$g$r$$t$0$0#@%|%$m'g%|%lx%q%]y(j$']y(x:-2^i%#e]b%'#ik*4#m`b%p&r'$](|%$|%133-33133133-34*32133%q'%)i('%e)%%]+%%]*%%y*q$%3]$%33%3(#1f.#t$_$AB7#$i=o$p$]x${%|%n$#$'#r_8$#l_8%($.#$&#$.`&$h&&$*#$0g%|b1d$#|b1)#|b1qeAj$$]%>$_(0$3z$$d%&$(,$0#$(&$&#]&&6$A2$6&$,#$)&$B#$z=#|v$@{'|yh%n{7o$|$dd$k%l%m(c%l%|(7j%/?j%3/j%+%j%bu$a&|&]]&{$|$]j8{$|$_sA_%`%")

;;; For each range of codes: the distance of its first from the end of the range before, and their number.

(define-global *letter-text* t
  "^%=)=l$$-$'$(:$B$g1'/1(*$$$^'($%%'$$)$$&$$$7$p%$h'+c($c$%$)f$d%>''j$h$`$%$`&$$2%*%-&%$3$$A@v%.$;^$,%'$(9'$,$&$:<*.(;$)4g$w$s$&$5$*-23'+%%%9$*$$&'&$3$0%$&1%-$+)'%%9$*$%$%$%B'$$6&3,$&$9$*$%$(&$5$2%:$.+%%%9$*$%$(&$A%$&2$4$$)&&$'&%$$$%&%&&&/9$q$+$&$:$3&$=&%$%%A$'+$&$:$-$(&$B%$%2%4,$&$f$%$3$(&+&;)(5&;$,$$%*w$m$$%/*w$%$$$($;$$$-$%,$%($$8']$$|$+$a$>(p&h$7$3)''&$&%*&'0/$4c$$$($%h$$j-$'%*$$$'%f$$'%^$$'%*$$$'%2$v$$'%`%b$33s%%)&i6%4$=(h%)+*5061510$&2q$`$$'$`%v%*(%_$$$(c%-Bn$A%(.i$'=s$:,r$o%$z%l$4+s$A0%-i$=a$f$&-a$%,*h$%&f$'$)$%&$(])]%s+%)%c$%)%+$$$$$$$B%r$$*$$&&$*&'%)'0(&$*q&$0$30b&$'$%-$$&()$$$$$$'$.%'(('$q$%xp%b*)'&%/c$$$($%u$*$3:,*$*$*$*$*$*$*$*m%$r1%g$((%'s%)&$w%$'(h$${%4]$m$3]3]k)]%jq8`%k$%j+&3-%7l$3B%c%n$,%d&%]%(%$$$(;3$&$'$:@q$1o${$)&$$%.?-:<@*l$?$3($--($f$:&$+7:&$&o$$$&%%(%$$$;&%.*&/)%)%),*$*$h$$1)p&@az-/:'n$ae+k.%g&c$*/(($$-$0$($$$%$%$i&^$h.5]%%s$e$/q&($d'a$=)=.v%&)%)%)%&`$/$=$6$%$2%1_$x&b/@&n$l$]$07$+)c$-A%a$'+m${'5a$'a$'e$+q$/.$2$*$%$.$2$*$%`%t,,9-+;)$g$$,b%)%$$i$$%&$%:-:,B^%6$%-9-=c%u$)%]%$2'$&$@g$@&@`$+$?>s$-9-605k&f%t$p$0p$0a$y-g$)%k%@-$+9g$5k$8>:/r$v$%%$0j$]$<=a$@$%$+`$&$/m$1'8$$$`$5$<q%*$$$'$2$-*l$c$+%%%9$*$%$(&$5$/({'r$5'7&Am$7%$$u(l$f$'a$m$7$x$h$0$d%>b$*v(i$q&]%B+%$%+$%$;2$$${%+%d$3$$$?$-e$*$8$.k$6$5f%d+,$b$4$n$Am&*$%$c$8$<)$%$]$1$d-6z($l%w?c*a)io%^&2l^$n{&d5vj+v4*B4l%4A5m$3'B8(6m8]%]'h%($_%0]%%$$?u|(+sc$g$,dt+'$*$%$`,j$&4'+i/ae%h&(0&,*-cx(r%$d%$%%$%%%'$/$$$*$^%$'%+$*$?$'$($$&*$q-%<$<$B$<$B$<$B$<$B$<$+qv$B^2j$-*3$^-A5i$qd$*$'$%$2$b)x$a%*$qb$'$>$%$$%$$-$'$$$$)$'$$$$$$&$%$$%$$$$$$$$$$%$$%'$*$'$'$$$-$4(&$($4ag']tf$]$v^'*{)%_q(1nf*|]&{3_l$hw'")

(define-global *number-text* t
  "m$-u&%($%&^j$-c'-c)-y/-s&-')i&-s&-s&-%)k&0p&-+*d&-e&**6j&-]&-s&-c%7i+-c%-l97n>&l*-)-9-i,-]'.b(-)-s(-s%-c'-)-s]$$&))-c)p$%(s9y$k%9s6Afh$$f;$<,1&t-'g'-A+$2]$-d$2]x?-y(-]-)w'-c$-c)-9-s%-s/-su7-j2j$/v$4%r->a$'@$+$c'(g)-k@+<*d$,h%(9)](%%3%k$]%,q$%A&h%(e&+;+f$*g-)m$-c,B{'-g$'m&*c'A]'-y$-m'-*7x*-s--s&-s.-c&-c&/a06z%-s:@`*-c%-s38h^$l&nl4-s%-c'-$*{;:f_<7i&<r_$o$]g%-c0-jk$,]'-t;x$$&$'i%j$$2_A0`t%-")

(define-global *downcase-runs* t nil)
(define-global *upcase-runs* t nil)
(define-global *letter-ranges* t nil)
(define-global *number-ranges* t nil)

(defun table-numbers (text)
  "Return an array of the numbers written in TEXT."
  (let* ((length (string-object-length text))
         (numbers (make-i32-array length 0))
         (count 0)
         (index 0)
         (shift 0))
    (declare (type i32 length count index shift))
    (do () ((i32= index length) (copy-limbs numbers 0 count))
      (let ((code (string-code text index)))
        (declare (type i32 code))
        (setq index (i32+ index 1))
        (if (i32< code 93)
            (progn
              (set-i32-ref numbers count (i32-or (i32-ref numbers count) (i32-shl (i32- code 35) shift)))
              (setq count (i32+ count 1))
              (setq shift 0))
            (progn
              (set-i32-ref numbers count (i32-or (i32-ref numbers count) (i32-shl (i32- code 93) shift)))
              (setq shift (i32+ shift 5))))))))

(defun case-runs (text)
  "Return the runs of a table of case as rows of four: first code, number of letters, step, distance to the other case."
  (let* ((numbers (table-numbers text))
         (rows (i32-div-u (array-length numbers) 3))
         (runs (make-i32-array (i32* 4 rows) 0))
         (row 0)
         (first 0))
    (declare (type i32 rows row first))
    (do () ((i32= row rows) runs)
      (let ((extent (i32-ref numbers (i32+ (i32* 3 row) 1)))
            (distance (i32-ref numbers (i32+ (i32* 3 row) 2))))
        (declare (type i32 extent distance))
        (setq first (i32+ first (i32-ref numbers (i32* 3 row))))
        (set-i32-ref runs (i32* 4 row) first)
        (set-i32-ref runs (i32+ (i32* 4 row) 1) (i32+ (i32-shr-u extent 1) 1))
        (set-i32-ref runs (i32+ (i32* 4 row) 2) (i32+ (i32-and extent 1) 1))
        (set-i32-ref runs (i32+ (i32* 4 row) 3)
                     (if (i32= 1 (i32-and distance 1))
                         (i32- 0 (i32-shr-u (i32+ distance 1) 1))
                         (i32-shr-u distance 1))))
      (setq row (i32+ row 1)))))

(defun code-ranges (text)
  "Return the ranges of a table as pairs: first code, code after the last."
  (let ((ranges (table-numbers text))
        (index 0)
        (end 0))
    (declare (type i32 index end))
    (do () ((i32= index (array-length ranges)) ranges)
      (setq end (i32+ end (i32-ref ranges index)))
      (set-i32-ref ranges index end)
      (setq index (i32+ index 1)))))

(defun row-of-code (rows width code)
  "Return the index of the last of ROWS, each WIDTH numbers, whose first number is not above CODE; negative if none."
  (declare (type i32 width code))
  (let ((low 0)
        (high (i32-div-u (array-length rows) width)))
    (declare (type i32 low high))
    (do () ((i32= low high) (i32* width (i32- low 1)))
      (let ((middle (i32-shr-u (i32+ low high) 1)))
        (declare (type i32 middle))
        (if (i32<= (i32-ref rows (i32* width middle)) code)
            (setq low (i32+ middle 1))
            (setq high middle))))))

(defun other-case (runs code)
  "Return the code of the letter that RUNS give for CODE, CODE itself if they give none."
  (declare (type i32 code))
  (let ((row (row-of-code runs 4 code)))
    (declare (type i32 row))
    (if (i32< row 0)
        code
        (let ((distance (i32- code (i32-ref runs row)))
              (step (i32-ref runs (i32+ row 2))))
          (declare (type i32 distance step))
          (if (if (i32= 0 (i32-rem-u distance step))
                  (i32< (i32-div-u distance step) (i32-ref runs (i32+ row 1)))
                  nil)
              (i32+ code (i32-ref runs (i32+ row 3)))
              code)))))

(defun in-ranges-p (ranges code)
  "Whether CODE is in one of RANGES."
  (declare (type i32 code))
  (let ((row (row-of-code ranges 2 code)))
    (declare (type i32 row))
    (if (i32< row 0) nil (i32< code (i32-ref ranges (i32+ row 1))))))

(defun upper-case-code (code)
  "Return the code of the upper case letter of that of CODE, CODE itself if it has none."
  (declare (type i32 code))
  (cond ((i32< code 128)
         (if (if (i32>= code 97) (i32<= code 122) nil) (i32- code 32) code))
        (t (when (null *upcase-runs*) (setq *upcase-runs* (case-runs *upcase-text*)))
           (other-case *upcase-runs* code))))

(defun lower-case-code (code)
  "Return the code of the lower case letter of that of CODE, CODE itself if it has none."
  (declare (type i32 code))
  (cond ((i32< code 128)
         (if (if (i32>= code 65) (i32<= code 90) nil) (i32+ code 32) code))
        (t (when (null *downcase-runs*) (setq *downcase-runs* (case-runs *downcase-text*)))
           (other-case *downcase-runs* code))))

(defun letter-code-p (code)
  "Whether CODE is that of a letter."
  (declare (type i32 code))
  (cond ((i32< code 128)
         (if (i32/= code (upper-case-code code)) t (i32/= code (lower-case-code code))))
        (t (when (null *letter-ranges*) (setq *letter-ranges* (code-ranges *letter-text*)))
           (in-ranges-p *letter-ranges* code))))

(defun number-code-p (code)
  "Whether CODE is that of a digit or another number."
  (declare (type i32 code))
  (cond ((i32< code 128) (if (i32>= code 48) (i32<= code 57) nil))
        (t (when (null *number-ranges*) (setq *number-ranges* (code-ranges *number-text*)))
           (in-ranges-p *number-ranges* code))))
