// All of it is in the header, so that Swift can inline it.
#include "CByteClasses.h"
